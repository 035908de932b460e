/** One report of a lower price: what was seen, what the manufacturer states, and the decision. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Popconfirm } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { LowerPriceReportView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { EvidenceInput } from '@/ui/EvidenceInput'
import { EvidenceLinks } from '@/ui/EvidenceLinks'
import { Figure } from '@/ui/Figure'
import { Difference, Money } from '@/ui/Money'
import { money } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { Waiting } from '@/ui/Waiting'
import { ReportStateTag, Timely } from './LowerPriceReportsPage'

const TOUCHES = ['lower-price-reports', 'price-changes', 'publicities']

export function ReportDrawer({ id, close }: { id: string | null; close: () => void }) {
  const { t } = useI18n()
  return (
    <Drawer title={t('report.one')} open={id !== null} onClose={close} size={600} destroyOnHidden>
      {id !== null && <ReportView id={id} key={id} />}
    </Drawer>
  )
}

export function ReportView({ id }: { id: string }) {
  const report = useQuery({
    queryKey: ['lower-price-reports', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/lower-price-reports/{id}', { params: { path: { id } } })),
  })
  if (report.error && !report.data) return <ProblemView error={report.error} />
  if (!report.data) return <Waiting />
  return (
    <div className="stack">
      <Facts report={report.data} />
      <Actions report={report.data} />
    </div>
  )
}

function Facts({ report }: { report: LowerPriceReportView }) {
  const { t, region } = useI18n()
  const { product, explanation } = report
  return (
    <>
      <div>
        <AppLink to={paths.product(product.id)}>{product.name}</AppLink> <ReportStateTag state={report.state} />
        <div className="quiet">{[product.specification, product.model].filter(Boolean).join(' / ')}</div>
        <div className="quiet code">{product.code}</div>
      </div>
      <div className="figure-row">
        <Figure name={t('change.price')}><Money value={report.base_price} strong /> / {product.base_unit}</Figure>
        <Figure name={t('report.limitThen')}>
          <Money value={report.reference_limit} /> <small><Difference price={report.base_price} limit={report.reference_limit} /></small>
        </Figure>
        <Figure name={t('report.due')}><Timely report={report} /></Figure>
      </div>
      <dl className="facts">
        <dt>{t('sheet.platform')}</dt>
        <dd>{region(report.region)} · {report.platform} · {t(`price.kind.${report.kind}`)}</dd>
        <dt>{t('terms.from')}</dt>
        <dd className="figure">{report.executed_on} ~ {report.effective_to ?? t('sheet.openEnd')}</dd>
        <dt>{t('product.manufacturer')}</dt>
        <dd>{report.manufacturer.name}</dd>
        <dt>{t('report.reporter')}</dt>
        <dd>{report.reported_by_me ? t('report.byMe') : (report.reporter?.name ?? '—')} · {instant(report.reported_at)}</dd>
        {report.source && (
          <>
            <dt>{t('terms.source')}</dt>
            <dd>{report.source}</dd>
          </>
        )}
        <dt>{t('evidence.title')}</dt>
        <dd><EvidenceLinks ids={report.evidence} /></dd>
        {explanation && (
          <>
            <dt>{t('report.explanation')}</dt>
            <dd>{explanation.reason} <EvidenceLinks ids={explanation.evidence} /></dd>
          </>
        )}
        {report.reason && (
          <>
            <dt>{t('report.refusedFor')}</dt>
            <dd>{report.reason}</dd>
          </>
        )}
        {report.publicity_id && (
          <>
            <dt>{t('nav.publicities')}</dt>
            <dd><AppLink to={paths.publicity(report.publicity_id)}>{t('misconduct.see')}</AppLink></dd>
          </>
        )}
      </dl>
    </>
  )
}

function Actions({ report }: { report: LowerPriceReportView }) {
  const { t } = useI18n()
  const [writing, setWriting] = useState<'explanation' | 'refusal' | null>(null)
  const [evidence, setEvidence] = useState<string[]>([])
  const params = { path: { id: report.id } }
  const shut = () => setWriting(null)
  const accept = useCommand(
    () => unwrap(api.POST('/api/v1/lower-price-reports/{id}/acceptance', { params })),
    { touches: TOUCHES, done: t('report.accepted') },
  )
  const refuse = useCommand(
    (reason: string) => unwrap(api.POST('/api/v1/lower-price-reports/{id}/refusal', { params, body: { reason } })),
    { touches: TOUCHES, done: t('report.refused'), onDone: shut },
  )
  const explain = useCommand(
    (reason: string) => unwrap(api.POST('/api/v1/lower-price-reports/{id}/explanation', { params, body: { reason, evidence } })),
    { touches: TOUCHES, done: t('report.explained'), onDone: shut },
  )
  const may = (action: string) => report.actions.includes(action as never)
  if (report.actions.length === 0) return null
  return (
    <>
      {accept.error && <ProblemView error={accept.error} />}
      <div className="row">
        {may('acceptance') && (
          <Popconfirm
            title={t('report.acceptAsk', { product: report.product.name, price: money(report.base_price) })}
            okText={t('report.accept')}
            cancelText={t('common.cancel')}
            onConfirm={() => accept.mutate(undefined)}
          >
            <Button type="primary" loading={accept.isPending}>{t('report.accept')}</Button>
          </Popconfirm>
        )}
        {may('refusal') && <Button onClick={() => setWriting('refusal')}>{t('report.refuse')}</Button>}
        {may('explanation') && <Button type="primary" onClick={() => setWriting('explanation')}>{t('report.explain')}</Button>}
      </div>
      {writing === 'refusal' && (
        <ReasonDialog
          title={t('report.refuse')}
          label={t('answer.reason')}
          confirm={t('report.refuse')}
          pending={refuse.isPending}
          error={refuse.error}
          onConfirm={(reason) => refuse.mutate(reason)}
          onClose={shut}
        />
      )}
      {writing === 'explanation' && (
        <ReasonDialog
          title={t('report.explain')}
          label={t('report.explanation')}
          placeholder={t('report.explanationHint')}
          confirm={t('report.explainSend')}
          pending={explain.isPending}
          error={explain.error}
          about={evidence.join()}
          onConfirm={(reason) => explain.mutate(reason)}
          onClose={shut}
          below={<EvidenceInput value={evidence} onChange={setEvidence} />}
        />
      )}
    </>
  )
}
