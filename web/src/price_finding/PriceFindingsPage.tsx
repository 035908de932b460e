/** What looks odd in the listed prices: the operators' worklist. */
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { FindingState, PriceFindingView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { ProductSearch } from '@/table/ProductSearch'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { FigureWords } from '@/ui/FigureWords'
import { Money } from '@/ui/Money'
import { PageHeader } from '@/ui/PageHeader'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { Tag } from '@/ui/StateTag'
import { keysOf } from '@/ui/keysOf'
import { useCommand } from '@/ui/useCommand'

/** The states in the order in which they are offered. */
const STATES: Record<FindingState, true> = { open: true, dismissed: true, gone: true }

export function PriceFindingsPage() {
  const i18n = useI18n()
  const { t } = i18n
  const operator = useKind() === 'exchange_center'
  const list = useListAddress()
  const [opened, setOpened] = useState<PriceFindingView | null>(null)
  const { page, error, pending, retry } = usePage('price-findings', list.query, () =>
    unwrap(api.GET('/api/v1/price-findings', { params: { query: list.query } })),
  )
  const summary = useQuery({
    queryKey: ['price-findings', 'summary'],
    queryFn: () => unwrap(api.GET('/api/v1/price-findings/summary')),
  })
  const dismiss = useCommand(
    ({ id, note }: { id: string; note: string }) =>
      unwrap(api.POST('/api/v1/price-findings/{id}/dismissal', { params: { path: { id } }, body: { note } })),
    { touches: ['price-findings'], done: t('finding.dismissed'), onDone: () => setOpened(null) },
  )
  const counts = summary.data?.items ?? []
  const all = counts.reduce((sum, one) => sum + one.count, 0)
  return (
    <>
      <PageHeader title={t('nav.priceFindings')} note={t('finding.note')} />
      <div className="scrolls-across spaced-below">
        <Segmented
          aria-label={t('finding.kind')}
          value={list.filters.kind ?? ''}
          onChange={(kind) => list.setFilters({ kind })}
          options={[
            { value: '', label: `${t('finding.all')} ${count(all)}` },
            ...counts.map((one) => ({ value: one.kind.code, label: `${one.kind.text} ${count(one.count)}` })),
          ]}
        />
      </div>
      <DataTable
        name="price-findings"
        label={t('nav.priceFindings')}
        columns={columns(i18n, operator, setOpened)}
        rowKey={(finding) => finding.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/price-findings"
        empty={<p>{t('finding.empty')}</p>}
        toolbar={
          <>
            <ProductSearch list={list} width={240} />
            <Select
              size="small"
              aria-label={t('finding.state')}
              value={list.filters.state ?? 'open'}
              onChange={(state) => list.setFilters({ state: state === 'open' ? '' : state })}
              options={keysOf(STATES).map((state) => ({ value: state, label: t(`finding.state.${state}`) }))}
              style={{ width: 110 }}
            />
          </>
        }
      />
      {opened && (
        <ReasonDialog
          title={t('finding.dismissTitle', { name: opened.name })}
          label={t('finding.noteLabel')}
          confirm={t('finding.dismiss')}
          pending={dismiss.isPending}
          error={dismiss.error}
          onConfirm={(note) => dismiss.mutate({ id: opened.id, note })}
          onClose={() => {
            dismiss.reset()
            setOpened(null)
          }}
        />
      )}
    </>
  )
}

function columns(
  { t }: Translator,
  operator: boolean,
  dismiss: (finding: PriceFindingView) => void,
): Column<PriceFindingView>[] {
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 226,
      fixed: 'left',
      always: true,
      render: (finding) => (
        <span className="two-lines">
          <AppLink to={paths.product(finding.product_id)} title={finding.name}>{finding.name}</AppLink>
          <small className="code">{finding.code}</small>
        </span>
      ),
    },
    { key: 'kind', title: t('finding.kind'), width: 180, wrap: true, render: (finding) => finding.kind.text },
    { key: 'figures', title: t('finding.what'), width: 250, wrap: true, render: (finding) => <FigureWords figures={finding.labelled_figures} /> },
    { key: 'limit', title: t('product.limit'), width: 104, align: 'right', render: (finding) => <Money value={finding.reference_limit} /> },
    { key: 'weight', title: t('finding.weight'), width: 80, align: 'right', render: (finding) => <span className="figure">{finding.weight}</span> },
    { key: 'maker', title: t('product.manufacturer'), width: 160, render: (finding) => <span title={finding.manufacturer}>{finding.manufacturer}</span> },
    { key: 'found', title: t('finding.foundOn'), width: 106, render: (finding) => <span className="figure">{finding.found_on}</span> },
    {
      key: 'state',
      title: t('finding.state'),
      width: 116,
      fixed: 'right',
      wrap: true,
      render: (finding) =>
        finding.state === 'open' ? (
          operator ? (
            <Button size="small" onClick={() => dismiss(finding)} aria-label={`${t('finding.dismiss')} ${finding.name}`}>
              {t('finding.dismiss')}
            </Button>
          ) : (
            t(`finding.state.${finding.state}`)
          )
        ) : (
          <>
            <Tag tone="quiet">{t(`finding.state.${finding.state}`)}</Tag> <small className="quiet">{finding.note}</small>
          </>
        ),
    },
  ]
}
