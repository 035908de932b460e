/** What the caller may do with an invitation now; the server lists it in `actions`. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { asProblem, fieldErrors, isConflict } from '@/api/problem'
import { useKind } from '@/api/session'
import type { InvitationAction, InvitationThread } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { money, typedPrice } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { useProduct } from '@/ui/ProductPicker'
import { useNotices } from '@/ui/useNotices'
import { Unsent } from '@/ui/Unsent'
import { answerInvitation, type AnswerFields } from './answer'
import { counterFault } from './counter'
import { TradeQuestion } from './TradeQuestion'

interface Asked {
  action: InvitationAction
  fields?: AnswerFields
}

export function AnswerPanel({ invitation }: { invitation: InvitationThread }) {
  const { t } = useI18n()
  const kind = useKind()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<AnswerFields>()
  const [writing, setWriting] = useState<'refusal' | 'counter' | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const answer = useMutation({
    mutationFn: ({ action, fields }: Asked) =>
      answerInvitation(invitation, action, fields),
    onSuccess: (_, { action }) => {
      notices.done(t(`answer.done.${action}`))
      setWriting(null)
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
    onSettled: () => {
      setAsked(null)
      return Promise.all(
        ['invitations', 'home', 'product', 'current-prices', 'messages'].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      )
    },
  })
  const may = (action: InvitationAction) => invitation.actions.includes(action)
  const conflict = answer.error != null && isConflict(asProblem(answer.error))
  return (
    <section className="panel" aria-labelledby="answer-title">
      <h2 id="answer-title">{t('answer.title')}</h2>
      {answer.error && <ProblemView error={answer.error} withoutFields />}
      {conflict && <Alert type="info" showIcon className="problem" title={t('answer.reloaded')} />}
      {invitation.actions.length === 0 && <p className="quiet">{t('answer.nothing')}</p>}
      {kind === 'manufacturer' && invitation.state === 'countered' && <p className="quiet">{t('answer.countered')}</p>}
      <div className="stack">
        {(['acceptance', 'counter-acceptance'] as const).filter(may).map((action) => (
          <Button key={action} type="primary" block loading={answer.isPending} onClick={() => setAsked({ action })}>
            {t(`answer.${action}`, {
              price: money(action === 'counter-acceptance' ? invitation.counter_price : invitation.price),
            })}
          </Button>
        ))}
        {(['counter', 'refusal'] as const).filter(may).map((action) => (
          <Button
            key={action}
            block
            aria-expanded={writing === action}
            onClick={() => {
              form.resetFields()
              answer.reset()
              setWriting(writing === action ? null : action)
            }}
          >
            {t(`answer.${action}`)}
          </Button>
        ))}
        {(['counter-refusal', 'withdrawal'] as const).filter(may).map((action) => (
          <Button key={action} block loading={answer.isPending} onClick={() => setAsked({ action })}>
            {t(`answer.${action}`)}
          </Button>
        ))}
      </div>
      {invitation.barred.length > 0 && (
        <ul className="spaced">
          {invitation.barred.map(({ action, reason }) => (
            <li key={action}>{t('answer.barred', { action: t(`answer.name.${action}`), reason })}</li>
          ))}
        </ul>
      )}
      {writing && may(writing) && (
        <EntryForm<AnswerFields>
          form={form}
          clears={[answer]}
          layout="vertical"
          className="spaced"
          requiredMark={false}
          onFinish={(fields) => setAsked({ action: writing, fields })}
        >
          {writing === 'counter' && <CounterField invitation={invitation} />}
          <Form.Item
            name="reason"
            label={t('answer.reason')}
            rules={[{ required: true, whitespace: true, message: t('answer.reasonNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={500} placeholder={t('answer.reasonHint')} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={answer.isPending}>{t(`answer.send.${writing}`)}</Button>
          <Unsent sending={answer.isPending} />
        </EntryForm>
      )}
      {asked && may(asked.action) && (
        <AnswerQuestion
          invitation={invitation}
          asked={asked}
          pending={answer.isPending}
          onConfirm={() => answer.mutate(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

interface QuestionProps {
  invitation: InvitationThread
  asked: Asked
  pending: boolean
  onConfirm: () => void
  onClose: () => void
}

/** The price that the step is about: of a counter the one typed, of an answer to it the one offered. */
function priceOf(invitation: InvitationThread, { action, fields }: Asked): string | null | undefined {
  if (action === 'counter') return typedPrice(fields?.price ?? '')
  return action.startsWith('counter-') ? invitation.counter_price : invitation.price
}

function AnswerQuestion({ invitation, asked, pending, onConfirm, onClose }: QuestionProps) {
  const { t } = useI18n()
  const { product } = invitation
  const limit = useLimitNow(invitation)
  const reason = asked.fields?.reason?.trim()
  return (
    <TradeQuestion
      title={t(`answer.ask.${asked.action}`)}
      consequence={t(`answer.then.${asked.action}`)}
      product={product}
      parties={[invitation.hospital.name, invitation.manufacturer.name]}
      limit={limit}
      due={invitation.due_by}
      price={priceOf(invitation, asked)}
      quantity={invitation.quantity}
      ratio={product.pack_ratio}
      confirm={t(`answer.do.${asked.action}`)}
      pending={pending}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {reason && <p className="quiet">{t('answer.reason')}{': '}{reason}</p>}
    </TradeQuestion>
  )
}

/** The limit that holds now: another than at sending, where it fell meanwhile. */
function useLimitNow(invitation: InvitationThread): string | null | undefined {
  const detail = useProduct(invitation.product.id)
  return detail.data ? detail.data.reference_limit : invitation.reference_limit
}

function CounterField({ invitation }: { invitation: InvitationThread }) {
  const { t } = useI18n()
  const limit = useLimitNow(invitation)
  const bounds = { price: money(invitation.price), limit: money(limit) }
  const check = (value: string) => {
    switch (counterFault(value, invitation.price, limit)) {
      case null:
        return Promise.resolve()
      case 'form':
        return Promise.reject(new Error(t('common.priceForm')))
      case 'low':
        return Promise.reject(new Error(t('answer.counterLow', bounds)))
      case 'high':
        return Promise.reject(new Error(t('answer.counterHigh', bounds)))
    }
  }
  return (
    <Form.Item
      name="price"
      label={t('answer.counterPrice', { unit: invitation.product.base_unit })}
      extra={limit ? t('answer.counterBounds', bounds) : t('answer.counterAbove', { price: bounds.price })}
      validateTrigger="onBlur"
      rules={[{ validator: (_, value: string | undefined) => check(value ?? '') }]}
    >
      <Input prefix="¥" inputMode="decimal" autoComplete="off" className="figure" />
    </Form.Item>
  )
}
