/** What the caller may do with an invitation now; the server lists it in `actions`. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { asProblem, fieldErrors, isConflict } from '@/api/problem'
import type { InvitationAction, InvitationDetail } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { money, typedPrice } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { useNotices } from '@/ui/useNotices'
import { answerInvitation, type AnswerFields } from './answer'

export function AnswerPanel({ invitation }: { invitation: InvitationDetail }) {
  const { t } = useI18n()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<AnswerFields>()
  const [writing, setWriting] = useState<'refusal' | 'counter' | null>(null)
  const answer = useMutation({
    mutationFn: ({ action, fields }: { action: InvitationAction; fields?: AnswerFields }) =>
      answerInvitation(invitation, action, fields),
    onSuccess: (_, { action }) => {
      notices.done(t(`answer.done.${action}`))
      setWriting(null)
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
    onSettled: () =>
      Promise.all(
        ['invitations', 'home', 'product', 'current-prices', 'messages'].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      ),
  })
  const may = (action: InvitationAction) => invitation.actions.includes(action)
  const conflict = answer.error != null && isConflict(asProblem(answer.error))
  return (
    <section className="panel" aria-labelledby="answer-title">
      <h2 id="answer-title">{t('answer.title')}</h2>
      {answer.error && <ProblemView error={answer.error} withoutFields />}
      {conflict && <Alert type="info" showIcon className="problem" title={t('answer.reloaded')} />}
      {invitation.actions.length === 0 && <p className="quiet">{t('answer.nothing')}</p>}
      <div className="stack">
        {(['acceptance', 'counter-acceptance'] as const).filter(may).map((action) => (
          <Button key={action} type="primary" block loading={answer.isPending} onClick={() => answer.mutate({ action })}>
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
          <Button key={action} block loading={answer.isPending} onClick={() => answer.mutate({ action })}>
            {t(`answer.${action}`)}
          </Button>
        ))}
      </div>
      {writing && may(writing) && (
        <Form<AnswerFields>
          form={form}
          layout="vertical"
          className="spaced"
          requiredMark={false}
          onFinish={(fields) => answer.mutate({ action: writing, fields })}
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
        </Form>
      )}
    </section>
  )
}

function CounterField({ invitation }: { invitation: InvitationDetail }) {
  const { t } = useI18n()
  return (
    <Form.Item
      name="price"
      label={t('answer.counterPrice', { unit: invitation.product.base_unit })}
      extra={t(invitation.reference_limit ? 'answer.counterBounds' : 'answer.counterAbove', {
        price: money(invitation.price),
        limit: money(invitation.reference_limit),
      })}
      rules={[
        {
          validator: (_, value: string) =>
            typedPrice(value ?? '') ? Promise.resolve() : Promise.reject(new Error(t('common.priceForm'))),
        },
      ]}
    >
      <Input prefix="¥" inputMode="decimal" autoComplete="off" className="figure" />
    </Form.Item>
  )
}
