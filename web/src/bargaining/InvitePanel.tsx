/** The form for an invitation; it shows before sending what will happen. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { api, idempotencyKey, unwrap } from '@/api/client'
import { ApiProblem, asProblem, fieldErrors } from '@/api/problem'
import type { ProductDetail } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { EntryForm } from '@/ui/EntryForm'
import { money, typedPrice } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { quantityRule, typedQuantity } from '@/ui/quantity'
import { InvitationStateTag } from '@/ui/StateTag'
import { resetIfAsSent } from '@/ui/resetIfAsSent'
import { useDebounced } from '@/ui/useDebounced'
import { useNotices } from '@/ui/useNotices'
import { Unsent } from '@/ui/Unsent'
import { ForecastView } from './ForecastView'
import { SentView } from './SentView'
import { TradeQuestion } from './TradeQuestion'

interface Fields {
  price: string
  quantity: string
  note: string
}

const REST_MILLISECONDS = 250
const START: Fields = { price: '', quantity: '', note: '' }

export function InvitePanel({ product }: { product: ProductDetail }) {
  const { t } = useI18n()
  if (product.open_invitation) {
    return (
      <section className="panel" aria-labelledby="invite-title">
        <h2 id="invite-title">{t('invite.title')}</h2>
        <p>{t('invite.alreadyOpen')}</p>
        <p className="row">
          <AppLink to={paths.invitation(product.open_invitation.id)}>{product.open_invitation.number}</AppLink>
          <InvitationStateTag state={product.open_invitation.state} />
        </p>
      </section>
    )
  }
  if (!product.buyable) {
    return (
      <section className="panel" aria-labelledby="invite-title">
        <h2 id="invite-title">{t('invite.title')}</h2>
        <p className="quiet">{t('invite.notBuyable')}</p>
      </section>
    )
  }
  return <InviteForm product={product} key={product.id} />
}

function InviteForm({ product }: { product: ProductDetail }) {
  const { t } = useI18n()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const typed = (Form.useWatch([], form) as Fields | undefined) ?? START
  // The same content sent twice is one invitation; changed content is another.
  const key = useRef(idempotencyKey())
  const rested = useDebounced(typed, REST_MILLISECONDS)
  const command = commandOf(product.id, rested)
  const preview = useQuery({
    queryKey: ['preview', command],
    queryFn: () => unwrap(api.POST('/api/v1/invitations/preview', { body: command! })),
    enabled: command !== null,
    retry: false,
    staleTime: 0,
    placeholderData: (last) => last,
  })
  const wrong = command && preview.error ? Object.fromEntries(fieldErrors(asProblem(preview.error)).map((one) => [one.name, one.errors.join(' ')])) : {}
  const send = useMutation({
    mutationFn: (fields: Fields) => {
      const body = commandOf(product.id, fields)
      if (!body) throw new ApiProblem({ type: 'price-form', title: t('common.priceForm'), status: 422, detail: '' })
      return unwrap(
        api.POST('/api/v1/invitations', {
          body: { ...body, note: fields.note?.trim() ?? '' },
          headers: { 'Idempotency-Key': key.current },
        }),
      )
    },
    onSuccess: async (invitation, sent) => {
      key.current = idempotencyKey()
      resetIfAsSent(form, sent)
      notices.done(t(invitation.state === 'confirmed' ? 'invite.sentConfirmed' : 'invite.sent', { number: invitation.number }))
      await Promise.all(
        ['product', 'invitations', 'home', 'current-price', 'current-prices'].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      )
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  const [asked, setAsked] = useState<Fields | null>(null)
  const askedCommand = asked && commandOf(product.id, asked)
  const fill = (price: string) => {
    form.setFieldsValue({ price })
    key.current = idempotencyKey()
  }
  return (
    <section className="panel invite" aria-labelledby="invite-title">
      <h2 id="invite-title">{t('invite.title')}</h2>
      {send.data && <SentView invitation={send.data} />}
      <EntryForm<Fields>
        name="invitation"
        form={form}
        layout="vertical"
        initialValues={START}
        requiredMark={false}
        onValuesChange={() => {
          key.current = idempotencyKey()
          send.reset()
        }}
        onFinish={setAsked}
      >
        <Form.Item
          name="price"
          label={t('invite.price', { unit: product.base_unit })}
          {...marked(wrong.price)}
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_, value: string) =>
                typedPrice(value) ? Promise.resolve() : Promise.reject(new Error(t('common.priceForm'))),
            },
          ]}
          extra={
            <span className="row">
              {product.reference_limit && (
                <button type="button" className="plain" onClick={() => fill(product.reference_limit!)}>
                  {t('invite.atLimit', { price: money(product.reference_limit) })}
                </button>
              )}
              {product.current_price && (
                <button type="button" className="plain" onClick={() => fill(product.current_price!)}>
                  {t('invite.atCurrent', { price: money(product.current_price) })}
                </button>
              )}
            </span>
          }
        >
          <Input prefix="¥" inputMode="decimal" autoComplete="off" className="figure" />
        </Form.Item>
        <Form.Item
          name="quantity"
          label={t('invite.quantity', { unit: product.sales_unit })}
          {...marked(wrong.quantity)}
          validateTrigger="onBlur"
          rules={[quantityRule(t('invite.quantityForm'))]}
        >
          <Input inputMode="numeric" autoComplete="off" className="figure" />
        </Form.Item>
        <Form.Item name="note" label={t('invite.note')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <div aria-live="polite" className="forecast-place">
          {command === null ? (
            <p className="quiet">{t('invite.fillIn')}</p>
          ) : (
            <ForecastView preview={preview.data} error={preview.error} pending={preview.isFetching} />
          )}
        </div>
        {send.error && !preview.error && <ProblemView error={send.error} withoutFields />}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={send.isPending}
          disabled={preview.error !== null && command !== null}
        >
          {preview.data?.outcome === 'confirmed' && command && !preview.isPlaceholderData ? t('invite.sendConfirmed') : t('invite.send')}
        </Button>
        <Unsent sending={send.isPending} />
      </EntryForm>
      {asked && askedCommand && (
        <TradeQuestion
          title={t('invite.ask')}
          consequence={t(preview.data?.outcome === 'confirmed' ? 'invite.thenConfirmed' : 'invite.thenWaits')}
          product={product}
          parties={[product.manufacturer.name]}
          limit={product.reference_limit}
          due={preview.data?.outcome === 'confirmed' ? null : preview.data?.due_by}
          price={askedCommand.price}
          quantity={askedCommand.quantity}
          ratio={product.pack_ratio}
          confirm={t('invite.do')}
          pending={send.isPending}
          onConfirm={() => send.mutate(asked, { onSettled: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

/** A field that the server refuses before it is sent. */
function marked(error: string | undefined) {
  return error === undefined ? {} : { validateStatus: 'error' as const, help: error }
}

/** What to send, or null while it is not yet complete. */
function commandOf(productId: string, fields: Fields) {
  const price = typedPrice(fields.price ?? '')
  const quantity = typedQuantity(fields.quantity)
  if (price === null || quantity === null) return null
  return { product_id: productId, price, quantity }
}
