/** Reports of lower prices elsewhere: one's own, those about one's products, or all. */
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { LowerPriceReportView, LowerPriceState } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { Difference, Money } from '@/ui/Money'
import { PageHeader } from '@/ui/PageHeader'
import { Tag, type Tone } from '@/ui/StateTag'
import { keysOf } from '@/ui/keysOf'
import { instant } from '@/ui/time'
import { ReportDrawer } from './ReportDrawer'

const OPEN = 'open,explained'
/** The states in the order of their tabs. */
const TONES: Record<LowerPriceState, Tone> = { open: 'wait', explained: 'info', accepted: 'good', refused: 'quiet' }

export function LowerPriceReportsPage() {
  const i18n = useI18n()
  const { t } = i18n
  const kind = useKind()
  const list = useListAddress()
  const [opened, setOpened] = useState<string | null>(null)
  const { page, error, pending, retry } = usePage('lower-price-reports', list.query, () =>
    unwrap(api.GET('/api/v1/lower-price-reports', { params: { query: list.query } })),
  )
  const mayReport = kind !== 'insurance_bureau'
  return (
    <>
      <PageHeader
        title={t('nav.lowerPriceReports')}
        note={t(kind === 'manufacturer' ? 'report.note.manufacturer' : 'report.note.other')}
        actions={
          mayReport && <AppLink to={paths.newLowerPriceReport}><Button type="primary" tabIndex={-1}>{t('report.new')}</Button></AppLink>
        }
      />
      <Tabs
        activeKey={list.filters.state ?? ''}
        onChange={(state) => list.setFilters({ state })}
        items={(['', OPEN, ...keysOf(TONES)] as const).map((state) => ({
          key: state,
          label: state === '' ? t('invitation.allStates') : state === OPEN ? t('report.undecided') : t(`report.state.${state}`),
        }))}
      />
      <DataTable
        name="lower-price-reports"
        label={t('nav.lowerPriceReports')}
        columns={columns(i18n, (report) => setOpened(report.id))}
        rowKey={(report) => report.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/lower-price-reports"
        empty={<p>{t('report.empty')}</p>}
      />
      <ReportDrawer id={opened} close={() => setOpened(null)} />
    </>
  )
}

export function ReportStateTag({ state }: { state: LowerPriceState }) {
  const { t } = useI18n()
  return <Tag tone={TONES[state]}>{t(`report.state.${state}`)}</Tag>
}

/** Whether the manufacturer's own report came in time. */
export function Timely({ report }: { report: LowerPriceReportView }) {
  const { t } = useI18n()
  return (
    <span className="two-lines">
      <span className="figure">{report.due_on}</span>
      <span>
        {report.due_is_provisional && <Tag tone="wait">{t('invitation.provisional')}</Tag>}
        {report.timely != null && (
          <Tag tone={report.timely ? 'good' : 'bad'}>{t(report.timely ? 'report.timely' : 'report.notTimely')}</Tag>
        )}
      </span>
    </span>
  )
}

function columns({ t, shortRegion, region }: Translator, open: (report: LowerPriceReportView) => void): Column<LowerPriceReportView>[] {
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 180,
      fixed: 'left',
      always: true,
      render: (report) => (
        <span className="two-lines">
          <AppLink to={paths.product(report.product.id)} title={report.product.name}>{report.product.name}</AppLink>
          <small>{[report.product.specification, report.product.model].filter(Boolean).join(' / ') || report.product.code}</small>
        </span>
      ),
    },
    { key: 'state', title: t('change.state'), width: 96, render: (report) => <ReportStateTag state={report.state} /> },
    {
      key: 'platform',
      title: t('sheet.platform'),
      width: 160,
      render: (report) => (
        <span className="two-lines">
          <span title={report.platform}>{report.platform}</span>
          <small>{shortRegion(report.region)} · {t(`price.kind.${report.kind}`)}</small>
        </span>
      ),
    },
    {
      key: 'price',
      title: t('change.price'),
      width: 114,
      align: 'right',
      render: (report) => (
        <span className="two-lines">
          <Money value={report.base_price} strong />
          <small>/ {report.product.base_unit}</small>
        </span>
      ),
    },
    {
      key: 'limit',
      title: t('report.limitThen'),
      width: 106,
      align: 'right',
      render: (report) => (
        <span className="two-lines">
          <Money value={report.reference_limit} />
          <small><Difference price={report.base_price} limit={report.reference_limit} /></small>
        </span>
      ),
    },
    { key: 'executed', title: t('terms.from'), width: 106, render: (report) => <span className="figure">{report.executed_on}</span> },
    { key: 'due', title: t('report.due'), width: 110, render: (report) => <Timely report={report} /> },
    { key: 'maker', title: t('product.manufacturer'), width: 130, render: (report) => <span title={report.manufacturer.name}>{report.manufacturer.name}</span> },
    {
      key: 'reporter',
      title: t('report.reporterAndAt'),
      width: 134,
      render: (report) => (
        <span className="two-lines">
          <span title={report.reporter?.name}>{report.reported_by_me ? t('report.byMe') : (report.reporter?.name ?? '—')}</span>
          <small className="figure">{instant(report.reported_at)}</small>
        </span>
      ),
    },
    {
      key: 'open',
      title: t('change.detail'),
      width: 72,
      fixed: 'right',
      always: true,
      render: (report) => (
        <Button type="link" size="small" onClick={() => open(report)} aria-label={`${t(report.actions.length > 0 ? 'report.handle' : 'change.detail')} ${report.product.name} ${region(report.region)}`}>
          {report.actions.length > 0 ? t('report.handle') : t('change.detail')}
        </Button>
      ),
    },
  ]
}
