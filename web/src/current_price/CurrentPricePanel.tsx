/** A hospital's own current purchase price of one product; nobody else sees it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { DayItem } from '@/ui/DayItem'
import { EntryForm } from '@/ui/EntryForm'
import { EvidenceInput } from '@/ui/EvidenceInput'
import { EvidenceLinks } from '@/ui/EvidenceLinks'
import { Difference, Money } from '@/ui/Money'
import { money, typedPrice } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { dayOf } from '@/ui/time'
import { useNotices } from '@/ui/useNotices'
import { Unsent } from '@/ui/Unsent'

interface Fields {
  price: string
  effective_from: string
  contract_no: string
  evidence: string[]
}

/** The price and the day that the form states: what is compared with the known price. */
function writtenOf(fields: Fields): string {
  return `${fields.price} ${fields.effective_from}`
}

interface Props {
  productId: string
  current: string | null | undefined
  limit: string | null | undefined
  baseUnit: string
}

export function CurrentPricePanel({ productId, current, limit, baseUnit }: Props) {
  const { t } = useI18n()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const [editing, setEditing] = useState(false)
  const path = { id: productId }
  const history = useQuery({
    queryKey: ['current-price', productId],
    queryFn: () => unwrap(api.GET('/api/v1/products/{id}/current-price/history', { params: { path } })),
    retry: false,
  })
  // What was refused as far from the known price is meant when it is sent once more as it is.
  const [refused, setRefused] = useState<string>()
  const save = useMutation({
    mutationFn: (fields: Fields) =>
      unwrap(
        api.PUT('/api/v1/products/{id}/current-price', {
          params: { path },
          body: {
            ...fields,
            price: typedPrice(fields.price) ?? fields.price,
            contract_no: fields.contract_no ?? '',
            far_meant: refused === writtenOf(fields),
          },
        }),
      ),
    onSuccess: async () => {
      notices.done(t('current.saved'))
      setEditing(false)
      await Promise.all(
        [['product', productId], ['current-price', productId], ['preview']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      )
    },
    onError: (error, fields) => {
      const problem = asProblem(error)
      if (problem.type === 'price-far-from-known') setRefused(writtenOf(fields))
      form.setFields(fieldErrors(problem) as never)
    },
  })
  const rows = history.data?.items ?? []
  return (
    <section className="panel" aria-labelledby="current-title">
      <div className="panel-head">
        <h2 id="current-title">{t('current.title')}</h2>
        <Button size="small" onClick={() => setEditing(!editing)} aria-expanded={editing}>
          {editing ? t('common.cancel') : t('current.change')}
        </Button>
      </div>
      <p>
        {current ? (
          <>
            <Money value={current} strong /> / {baseUnit}{' '}
            {limit && <small className="quiet">{t('current.toLimit')} <Difference price={current} limit={limit} /></small>}
          </>
        ) : (
          <span className="quiet">{t('current.none')}</span>
        )}
      </p>
      {editing && (
        <EntryForm<Fields>
          name="current-price"
          form={form}
          clears={[save]}
          layout="vertical"
          size="small"
          className="inline-form"
          initialValues={{ price: '', effective_from: dayOf(serverNow()), contract_no: '', evidence: [] }}
          onFinish={(fields) => save.mutate(fields)}
        >
          <Form.Item
            name="price"
            label={t('current.price', { unit: baseUnit })}
            rules={[
              {
                validator: (_, value: string) =>
                  typedPrice(value ?? '') ? Promise.resolve() : Promise.reject(new Error(t('common.priceForm'))),
              },
            ]}
          >
            <Input prefix="¥" inputMode="decimal" autoComplete="off" className="figure" />
          </Form.Item>
          <DayItem name="effective_from" label={t('current.from')} size="small" />
          <Form.Item name="contract_no" label={t('current.contract')}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="evidence" label={t('current.evidence')} extra={t('current.evidenceHint')}>
            <EvidenceInput />
          </Form.Item>
          {save.error && <ProblemView error={save.error} withoutFields />}
          {save.error && asProblem(save.error).type === 'price-far-from-known' && <p>{t('current.farMeant')}</p>}
          <Button type="primary" htmlType="submit" loading={save.isPending}>{t('common.save')}</Button>
          <Unsent sending={save.isPending} />
        </EntryForm>
      )}
      {rows.length > 0 && (
        <details className="history">
          <summary>{t('current.history', { count: rows.length })}</summary>
          <ul className="rows rows-stacked">
            {rows.map((row) => (
              <li key={row.effective_from + row.recorded_at}>
                <span className="row history-line">
                  <strong className="figure">{money(row.price)}</strong>
                  <span className="figure">{row.effective_from} ~ {row.effective_to ?? t('sheet.openEnd')}</span>
                  {row.superseded_at && <Tag tone="quiet">{t('current.replaced', { on: dayOf(row.superseded_at) })}</Tag>}
                </span>
                <small className="row quiet">
                  <span>{row.contract_no || t(row.origin === 'invitation' ? 'current.byInvitation' : 'current.declared')}</span>
                  {row.counts_for_others && <span>{t('current.counts')}</span>}
                  {row.evidence.length > 0 && <EvidenceLinks ids={row.evidence} />}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="quiet note">{t('current.private')}</p>
    </section>
  )
}
