/** A lower price seen elsewhere, reported in two minutes: the manufacturer's duty, and anyone's right. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useRef } from 'react'
import { api, idempotencyKey, unwrap } from '@/api/client'
import { useSession } from '@/api/session'
import type { LowerPriceReportView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { serverNow } from '@/ui/clock'
import { isDay } from '@/ui/day'
import { DayItem } from '@/ui/DayItem'
import { EntryForm } from '@/ui/EntryForm'
import { EvidenceInput } from '@/ui/EvidenceInput'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { dayOf } from '@/ui/time'
import { useAddressQuery } from '@/ui/useAddress'
import { useCommand } from '@/ui/useCommand'
import { EffectView } from '@/ui/EffectView'
import { termsOf, type TermsFields } from '@/ui/terms'
import { TermsInputs } from '@/ui/TermsInputs'
import { Unsent } from '@/ui/Unsent'

export function ReportFormPage() {
  const { product_id: productId } = useAddressQuery()
  return <ReportForm key={productId} productId={productId} />
}

function ReportForm({ productId }: { productId: string | undefined }) {
  const { t } = useI18n()
  const session = useSession()
  const [form] = Form.useForm<TermsFields>()
  const key = useRef(idempotencyKey())
  const duty = session.organisation.kind === 'manufacturer'
  const executed = (Form.useWatch('effective_from', form) as string | undefined) ?? ''
  const send = useCommand<TermsFields, LowerPriceReportView, TermsFields>(
    (fields) =>
      unwrap(
        api.POST('/api/v1/lower-price-reports', {
          body: { ...termsOf(fields), executed_on: fields.effective_from },
          headers: { 'Idempotency-Key': key.current },
        }),
      ),
    { touches: ['lower-price-reports'], form },
  )
  if (send.data) {
    return (
      <>
        <PageHeader title={t('nav.lowerPriceReports')} />
        <Reported
          report={send.data}
          more={() => {
            send.reset()
            form.resetFields()
            key.current = idempotencyKey()
          }}
        />
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('report.new')} note={t(duty ? 'report.dutyNote' : 'report.otherNote')} />
      <EntryForm<TermsFields>
        form={form}
        clears={[send]}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          product_id: productId,
          platform: '',
          platform_level: 'provincial',
          kind: 'listing',
          price: '',
          pack_ratio: '1',
          effective_from: dayOf(serverNow()),
          source: '',
          evidence: [],
        }}
        onValuesChange={() => {
          key.current = idempotencyKey()
        }}
        onFinish={(fields) => send.mutate(fields)}
      >
        <div className="columns">
          <section className="panel">
            <TermsInputs form={form} />
            <div className="fields">
              <DayItem name="effective_from" label={t('terms.from')} />
              <Form.Item name="source" label={t('terms.source')} extra={t('terms.sourceHint')}>
                <Input maxLength={500} />
              </Form.Item>
            </div>
            <Form.Item name="evidence" label={t('evidence.title')}>
              <EvidenceInput />
            </Form.Item>
          </section>
          <div className="side-column">
            <EffectView form={form} />
            {duty && isDay(executed) && <DutyView executed={executed} />}
            <section className="panel stack">
              {send.error && <ProblemView error={send.error} />}
              <Button type="primary" block htmlType="submit" loading={send.isPending}>{t('report.send')}</Button>
            </section>
          </div>
        </div>
        <Unsent sending={send.isPending} />
      </EntryForm>
    </>
  )
}

/** Until when the manufacturer must report the price, and whether it still does so in time. */
function DutyView({ executed }: { executed: string }) {
  const { t } = useI18n()
  const deadline = useQuery({
    queryKey: ['lower-price-reports', 'deadline', executed],
    queryFn: () =>
      unwrap(api.GET('/api/v1/lower-price-reports/deadline', { params: { query: { executed_on: executed } } })),
  })
  if (deadline.error) return <ProblemView error={deadline.error} />
  if (!deadline.data) return null
  const { timely, due_by, due_is_provisional } = deadline.data
  return (
    <Alert
      type={timely ? 'success' : 'warning'}
      showIcon
      title={t(timely ? 'report.inTime' : timely === false ? 'report.late' : 'report.notSettled')}
      description={t(due_is_provisional ? 'report.dueProvisionally' : 'report.dueBy', { by: due_by })}
    />
  )
}

function Reported({ report, more }: { report: LowerPriceReportView; more: () => void }) {
  const { t, region } = useI18n()
  return (
    <Alert
      type={report.timely === false ? 'warning' : 'success'}
      showIcon
      title={t('report.sent')}
      description={
        <div className="problem-body">
          <p>{report.product.name} · {region(report.region)} · {report.platform}</p>
          <p>{t('report.dueOn', { on: report.due_on })} {report.timely != null && t(report.timely ? 'report.timely' : 'report.notTimely')}</p>
          <p className="row">
            <AppLink to={paths.lowerPriceReports}>{t('report.seeAll')}</AppLink>
            <Button size="small" onClick={more}>{t('report.another')}</Button>
          </p>
        </div>
      }
    />
  )
}
