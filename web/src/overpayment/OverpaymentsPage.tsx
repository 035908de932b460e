/** What the hospital pays above a benchmark, and the one action that bargains for it. */
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { OverpaymentView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable } from '@/table/DataTable'
import { ProductSearch } from '@/table/ProductSearch'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { CategoryPicker } from '@/ui/CategoryPicker'
import { PageHeader } from '@/ui/PageHeader'
import { OverpaymentDialog } from './OverpaymentDialog'
import { overpaymentColumns } from './overpaymentColumns'
import { BENCHMARKS, benchmarkFrom } from './overpaying'

export function OverpaymentsPage() {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const against = benchmarkFrom(list.filters.against)
  // Chosen rows stay chosen over pages, so whole rows are stored; those in sight are taken from there.
  const [selected, setSelected] = useState<OverpaymentView[]>([])
  const [asking, setAsking] = useState<'chosen' | 'filter' | null>(null)
  const { page, error, pending, retry } = usePage('overpayments', list.query, () =>
    unwrap(api.GET('/api/v1/overpayments', { params: { query: list.query } })),
  )
  // Figures keep the grid on which they were formed: after the rule has changed it is stated beside each of them alone.
  const grids = new Set(page?.items.flatMap((one) => one.other_hospitals?.grid_percent ?? []))
  const grid = grids.size === 1 ? [...grids][0] : undefined
  const chosen = selected.map((row) => page?.items.find((one) => one.product_id === row.product_id) ?? row)
  const choose = (ids: string[]) => {
    const known = [...chosen, ...(page?.items ?? [])]
    setSelected(ids.flatMap((id) => known.find((row) => row.product_id === id) ?? []))
  }
  return (
    <>
      <PageHeader
        title={t('nav.overpayments')}
        note={t('overpay.note')}
        actions={
          <AppLink to={`${paths.imports}?kind=invitations`}><Button tabIndex={-1}>{t('overpay.byFile')}</Button></AppLink>
        }
      />
      <div className="row spaced-below">
        <Segmented
          aria-label={t('overpay.against')}
          value={against}
          onChange={(next) => {
            setSelected([])
            list.setFilters({ against: next })
          }}
          options={BENCHMARKS.map((value) => ({ value, label: t(`overpay.against.${value}`) }))}
        />
        <span className="quiet">
          {t(`overpay.about.${against}`)}
          {against === 'median' && grid && ` ${t('overpay.grid', { percent: grid.replace(/\.0$/, '') })}`}
        </span>
      </div>
      <DataTable
        name="overpayments"
        label={t('nav.overpayments')}
        columns={overpaymentColumns(i18n)}
        rowKey={(row) => row.product_id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/overpayments"
        selection={{
          ids: chosen.map((row) => row.product_id),
          onChange: choose,
          selectable: (row) => !row.has_open_invitation,
          rowName: (row) => `${row.name} ${row.model}`,
        }}
        empty={
          <>
            <p>{t('overpay.empty')}</p>
            <p><AppLink to={`${paths.imports}?kind=current-prices`}>{t('overpay.emptyHint')}</AppLink></p>
          </>
        }
        toolbar={
          <>
            <ProductSearch list={list} width={200} />
            <CategoryPicker
              size="small"
              value={list.filters.category}
              onChange={(category) => list.setFilters({ category })}
            />
            <Select
              size="small"
              aria-label={t('search.sort')}
              value={list.filters.sort ?? '-excess'}
              onChange={(sort) => list.setFilters({ sort: sort === '-excess' ? '' : sort })}
              options={[
                { value: '-excess', label: t('overpay.sortExcess') },
                { value: '-percent', label: t('overpay.sortPercent') },
              ]}
              style={{ width: 164 }}
            />
            <Button size="small" type="primary" disabled={chosen.length === 0} onClick={() => setAsking('chosen')}>
              {t('overpay.bargainChosen', { count: chosen.length })}
            </Button>
            <Button size="small" disabled={!page || page.total === 0} onClick={() => setAsking('filter')}>
              {t('overpay.bargainAll', { count: page?.total ?? 0 })}
            </Button>
          </>
        }
      />
      {asking && (
        <OverpaymentDialog
          chosen={asking === 'chosen' ? chosen : null}
          filters={{ q: list.filters.q, category: list.filters.category }}
          first={against}
          close={() => {
            setAsking(null)
            setSelected([])
          }}
        />
      )}
    </>
  )
}
