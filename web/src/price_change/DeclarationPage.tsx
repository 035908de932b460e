/** The form for one declaration: new, prefilled from a collection, or returned and to be corrected. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { api, idempotencyKey, unwrap } from '@/api/client'
import { asProblem } from '@/api/problem'
import { useSession } from '@/api/session'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { serverNow } from '@/ui/clock'
import { DayItem } from '@/ui/DayItem'
import { EntryForm } from '@/ui/EntryForm'
import { EvidenceInput } from '@/ui/EvidenceInput'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { dayOf } from '@/ui/time'
import { useAddressQuery, type Query } from '@/ui/useAddress'
import { useCommand } from '@/ui/useCommand'
import { Waiting } from '@/ui/Waiting'
import { EffectView } from '@/ui/EffectView'
import { kindFrom, termsOf, type TermsFields } from '@/ui/terms'
import { TermsInputs } from '@/ui/TermsInputs'
import { Unsent } from '@/ui/Unsent'

export function DeclarationPage() {
  const query = useAddressQuery()
  const returned = useQuery({
    queryKey: ['price-changes', 'one', query.change],
    queryFn: () => unwrap(api.GET('/api/v1/price-changes/{id}', { params: { path: { id: query.change ?? '' } } })),
    enabled: !!query.change,
  })
  if (!query.change) {
    return <DeclarationForm key={JSON.stringify(query)} start={startFrom(query)} campaignId={query.campaign_id} />
  }
  if (returned.error) return <ProblemView error={returned.error} />
  if (!returned.data) return <Waiting rows={12} />
  const { data } = returned
  return <DeclarationForm key={data.id} start={startOf(data)} returned={data} campaignId={data.campaign_id ?? undefined} />
}

function startFrom(query: Partial<Query>): Partial<TermsFields> {
  return {
    product_id: query.product_id,
    region: query.region,
    platform: query.platform ?? '',
    platform_level: query.platform_level === 'city' ? 'city' : 'provincial',
    kind: kindFrom(query.kind),
    price: query.price ?? '',
    pack_ratio: query.pack_ratio ?? '1',
    effective_from: dayOf(serverNow()),
    source: '',
    remark: '',
    evidence: [],
  }
}

function startOf(change: ChangeView): Partial<TermsFields> {
  return {
    product_id: change.product.id,
    region: change.region.code,
    platform: change.platform,
    platform_level: change.platform_level === 'city' ? 'city' : 'provincial',
    kind: kindFrom(change.kind),
    price: change.price,
    pack_ratio: change.pack_ratio,
    effective_from: change.effective_from,
    effective_to: change.effective_to ?? undefined,
    source: change.source,
    remark: change.remark,
    evidence: change.evidence,
  }
}

/** What is compared with the limit. */
function priceOf(fields: TermsFields): string {
  return JSON.stringify([fields.product_id, fields.price, fields.pack_ratio])
}

interface Props {
  start: Partial<TermsFields>
  returned?: ChangeView
  campaignId?: string
}

function DeclarationForm({ start, returned: latest, campaignId }: Props) {
  const { t } = useI18n()
  const navigate = useNavigate()
  const session = useSession()
  const [form] = Form.useForm<TermsFields>()
  // What was opened here is corrected, not a version that came while somebody was typing.
  const [returned] = useState(latest)
  const key = useRef(idempotencyKey())
  // What was refused as far from the limit is meant when it is sent once more as it is.
  const [refused, setRefused] = useState<string>()
  const send = useCommand<TermsFields, ChangeView, TermsFields>(
    (fields) => {
      const body = {
        ...termsOf(fields),
        effective_from: fields.effective_from,
        remark: fields.remark?.trim() ?? '',
        campaign_id: campaignId,
        far_meant: refused === priceOf(fields),
      }
      const sent = returned
        ? unwrap(
            api.PUT('/api/v1/declarations/{id}', {
              params: { path: { id: returned.id } },
              body,
              headers: { 'If-Match': `"${returned.version}"` },
            }),
          )
        : unwrap(api.POST('/api/v1/declarations', { body, headers: { 'Idempotency-Key': key.current } }))
      return sent.catch((error: unknown) => {
        if (asProblem(error).type === 'price-far-from-known') {
          setRefused(priceOf(fields))
          key.current = idempotencyKey()
        }
        throw error
      })
    },
    {
      touches: ['price-changes', 'campaigns', 'product'],
      done: t('declare.sent'),
      form,
      onDone: () => void navigate(campaignId ? { to: paths.campaign(campaignId) } : { to: paths.declarations }),
    },
  )
  return (
    <>
      <PageHeader title={t(returned ? 'declare.correct' : 'declare.new')} note={t('declare.formNote')} />
      {returned?.reason && (
        <Alert type="warning" showIcon className="problem" title={t('declare.returnedFor')} description={returned.reason} />
      )}
      <EntryForm<TermsFields>
        form={form}
        clears={[send]}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onValuesChange={() => {
          key.current = idempotencyKey()
        }}
        onFinish={(fields) => send.mutate(fields)}
      >
        <div className="columns">
          <section className="panel">
            <TermsInputs form={form} manufacturer={session.organisation.id} productFixed={returned !== undefined} />
            <div className="fields">
              <DayItem name="effective_from" label={t('terms.from')} />
              <DayItem name="effective_to" label={t('terms.to')} optional />
            </div>
            <Form.Item name="source" label={t('terms.source')} extra={t('terms.sourceHint')}>
              <Input maxLength={500} />
            </Form.Item>
            <Form.Item name="remark" label={t('terms.remark')}>
              <Input.TextArea rows={2} maxLength={500} />
            </Form.Item>
            <Form.Item name="evidence" label={t('evidence.title')}>
              <EvidenceInput />
            </Form.Item>
          </section>
          <div className="side-column">
            <EffectView form={form} />
            <section className="panel stack">
              {send.error && <ProblemView error={send.error} />}
              {send.error && asProblem(send.error).type === 'price-far-from-known' && <p>{t('correct.farMeant')}</p>}
              <Button type="primary" block htmlType="submit" loading={send.isPending}>
                {t(returned ? 'declare.again' : 'declare.send')}
              </Button>
              <AppLink to={`${paths.imports}?kind=declarations`}>{t('declare.byFile')}</AppLink>
            </section>
          </div>
        </div>
        <Unsent sending={send.isPending} />
      </EntryForm>
    </>
  )
}
