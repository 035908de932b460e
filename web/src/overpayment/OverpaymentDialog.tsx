/** One dialog that sends an invitation for each overpaid product: first what would happen, then what did. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Progress, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { api, idempotencyKey, unwrap } from '@/api/client'
import type { OverpaymentOffer, OverpaymentOffered, OverpaymentView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { EntryForm } from '@/ui/EntryForm'
import { CancelButton, FormDialog } from '@/ui/FormDialog'
import { Money } from '@/ui/Money'
import { ProblemView } from '@/ui/ProblemView'
import { quantityRule, typedQuantity } from '@/ui/quantity'
import { ResultList } from '@/ui/ResultList'
import { InvitationStateTag } from '@/ui/StateTag'
import { useCommand } from '@/ui/useCommand'
import { Unsent } from '@/ui/Unsent'
import { NamedOffers } from './NamedOffers'
import { OffersQuestion } from './OffersQuestion'
import { BENCHMARKS, forecast, partsOf, type Benchmark } from './overpaying'
import { refusedWords } from './refusedWords'
import { useAnswerDue } from './useAnswerDue'
import { waitingWords } from './waitingWords'

/** Products that one dialog sends for at most. */
const ROWS_MAX = 2_000
const PAGE_ROWS = 200
/** Products of one request, so that the progress is seen. */
const PART = 100

interface Filters {
  q?: string
  category?: string
}

interface Props {
  /** The chosen rows; null for the whole filter. */
  chosen: OverpaymentView[] | null
  filters: Filters
  first: Benchmark
  close: () => void
}

interface Fields {
  quantity: string
  note: string
}

async function everyRow(filters: Filters, against: Benchmark): Promise<OverpaymentView[]> {
  const rows: OverpaymentView[] = []
  let cursor: string | undefined
  do {
    const page = await unwrap(
      api.GET('/api/v1/overpayments', { params: { query: { ...filters, against, limit: PAGE_ROWS, cursor } } }),
    )
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor && rows.length < ROWS_MAX)
  return rows
}

/** Sending them judged by the server, whatever quantity will be typed. */
function foresee(rows: OverpaymentView[], against: Benchmark): Promise<OverpaymentOffered> {
  const body = { against, product_ids: rows.map((row) => row.product_id), quantity: 1 }
  return unwrap(api.POST('/api/v1/overpayments/invitations/preview', { body }))
}

export function OverpaymentDialog({ chosen, filters, first, close }: Props) {
  const { t } = useI18n()
  const [form] = Form.useForm<Fields>()
  const [against, setAgainst] = useState(first)
  const [done, setDone] = useState(0)
  // The same content sent again is the same request; changed content is another.
  const key = useRef(idempotencyKey())
  const renew = () => {
    key.current = idempotencyKey()
  }
  const found = useQuery({
    queryKey: ['overpayments', 'every', filters, against],
    queryFn: () => everyRow(filters, against),
    enabled: chosen === null,
  })
  const rows = chosen ?? found.data
  const preview = useQuery({
    queryKey: ['overpayments', 'preview', against, rows?.map((row) => row.product_id)],
    queryFn: () => foresee(rows ?? [], against),
    enabled: rows !== undefined,
  })
  const foreseen = rows && preview.data && forecast(rows, preview.data)
  const send = useCommand<Fields, OverpaymentOffer[], Fields>(
    async (fields) => {
      const results: OverpaymentOffer[] = []
      setDone(0)
      for (const part of partsOf(foreseen?.rows ?? [], PART)) {
        const answer = await unwrap(
          api.POST('/api/v1/overpayments/invitations', {
            body: {
              against,
              product_ids: part.map((row) => row.product_id),
              quantity: typedQuantity(fields.quantity) ?? 0,
              note: fields.note?.trim() ?? '',
            },
            headers: { 'Idempotency-Key': `${key.current}-${results.length}` },
          }),
        )
        results.push(...answer.results)
        setDone(results.length)
      }
      return results
    },
    { touches: ['overpayments', 'invitations', 'current-prices', 'product'], form },
  )
  // What cannot be undone is asked for once, with what it is.
  const [asked, setAsked] = useState<Fields | null>(null)
  const due = useAnswerDue(foreseen, against)
  const count = foreseen?.rows.length ?? 0
  const quantity = typedQuantity(Form.useWatch('quantity', form))
  const footer = send.data ? (
    <>
      <AppLink to={paths.invitations}><Button tabIndex={-1}>{t('overpay.seeInvitations')}</Button></AppLink>
      <Button type="primary" onClick={close}>{t('common.close')}</Button>
    </>
  ) : (
    <>
      <CancelButton disabled={send.isPending} />
      <Button type="primary" loading={send.isPending} disabled={count === 0} onClick={() => form.submit()}>
        {t('overpay.send', { count })}
      </Button>
    </>
  )
  return (
    <FormDialog
      open
      width={680}
      title={t(chosen ? 'overpay.dialogChosen' : 'overpay.dialogAll')}
      onCancel={() => !send.isPending && close()}
      footer={footer}
    >
      {send.data ? (
        <ResultList
          results={send.data.map((offer) => ({
            key: offer.product_id,
            name: <>{offer.name} <Money value={offer.price} /></>,
            state: offer.state && <InvitationStateTag state={offer.state} />,
            problem: offer.problem,
          }))}
        />
      ) : (
        <EntryForm<Fields>
          form={form}
          clears={[send]}
          layout="vertical"
          requiredMark={false}
          initialValues={{ quantity: '', note: '' }}
          onValuesChange={renew}
          onFinish={setAsked}
        >
          <Form.Item label={t('overpay.offerAt')}>
            <Segmented
              aria-label={t('overpay.offerAt')}
              value={against}
              onChange={(next) => {
                renew()
                setAgainst(next)
              }}
              disabled={send.isPending}
              options={BENCHMARKS.map((value) => ({ value, label: t(`overpay.against.${value}`) }))}
            />
          </Form.Item>
          <Form.Item
            name="quantity"
            label={t('overpay.quantity')}
            extra={t('overpay.quantityHint')}
            rules={[quantityRule(t('invite.quantityForm'))]}
          >
            <Input inputMode="numeric" autoComplete="off" className="figure" autoFocus style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name="note" label={t('invite.note')}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          <div aria-live="polite">
            {found.error && <ProblemView error={found.error} retry={() => void found.refetch()} />}
            {preview.error && <ProblemView error={preview.error} retry={() => void preview.refetch()} />}
            {!foreseen && !found.error && !preview.error && <p className="quiet">{t('overpay.counting')}</p>}
            {foreseen && (
              <Alert
                type={count > 0 ? 'info' : 'warning'}
                showIcon
                title={count > 0 ? t('overpay.foreseen', { count }) : t('overpay.foreseenNone')}
                description={
                  <>
                    <ul className="problem-fields">
                      {count > 0 && <li>{t('overpay.foreseenConfirmed', { count: foreseen.confirmed })}</li>}
                      {count > 0 && <li>{waitingWords(foreseen.waiting, due, t)}</li>}
                      {foreseen.refused.map((one) => (
                        <li key={one.reason}>{refusedWords(one, t)}</li>
                      ))}
                    </ul>
                    {count > 0 && <NamedOffers rows={foreseen.rows} against={against} quantity={quantity} />}
                  </>
                }
              />
            )}
            {send.isPending && (
              <Progress percent={count === 0 ? 0 : Math.floor((done / count) * 100)} aria-label={t('overpay.sending')} />
            )}
            {send.error && <ProblemView error={send.error} withoutFields />}
          </div>
          <Unsent sending={send.isPending} />
        </EntryForm>
      )}
      {asked && foreseen && (
        <OffersQuestion
          foreseen={foreseen}
          against={against}
          quantity={typedQuantity(asked.quantity)}
          due={due}
          onConfirm={() => {
            setAsked(null)
            send.mutate(asked)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </FormDialog>
  )
}
