/** Changes of listed prices: a manufacturer's own declarations, or everyone's to be checked. */
import { Button, Checkbox, Select, Tabs } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { ChangeOrigin, ChangeState } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable } from '@/table/DataTable'
import { ProductSearch } from '@/table/ProductSearch'
import { NoticeFilter } from '@/table/NoticeFilter'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { keysOf } from '@/ui/keysOf'
import { ChangeDecision } from './ChangeDecision'
import { ChangeDrawer } from './ChangeDrawer'
import { changeColumns, isDecidable } from './changeColumns'
import { DecisionBar } from './DecisionBar'
import { FilterDecision } from './FilterDecision'
import { StrikeBar } from './StrikeBar'

/** The states and the origins in the order in which they are offered. */
const STATES: Record<ChangeState, true> = {
  submitted: true,
  returned: true,
  publicized: true,
  announced: true,
  refused: true,
  withdrawn: true,
  stopped: true,
  corrected: true,
  joined: true,
}
const ORIGINS: Record<ChangeOrigin, true> = { declaration: true, report: true, linkage: true, rise: true, outlier: true }

export function PriceChangesPage() {
  const i18n = useI18n()
  const { t } = i18n
  const kind = useKind()
  const own = kind === 'manufacturer'
  const decides = kind === 'exchange_center'
  const list = useListAddress()
  const [opened, setOpened] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const linkageId = list.filters.linkage_id
  const { page, error, pending, retry } = usePage('price-changes', list.query, () =>
    unwrap(api.GET('/api/v1/price-changes', { params: { query: list.query } })),
  )
  const rows = page?.items.filter((change) => chosen.includes(change.id)) ?? []
  const columns = changeColumns(i18n, (change) => setOpened(change.id))
  return (
    <>
      <PageHeader
        title={t(own ? 'nav.declarations' : 'nav.priceChanges')}
        note={t(own ? 'declare.note' : 'decide.note')}
        actions={
          own && (
            <>
              <AppLink to={`${paths.imports}?kind=declarations`}><Button tabIndex={-1}>{t('declare.byFile')}</Button></AppLink>
              <AppLink to={paths.newDeclaration}><Button type="primary" tabIndex={-1}>{t('declare.new')}</Button></AppLink>
            </>
          )
        }
      />
      <Tabs
        activeKey={list.filters.state ?? ''}
        onChange={(state) => {
          setChosen([])
          list.setFilters({ state })
        }}
        items={(['', ...keysOf(STATES)] as const).map((state) => ({
          key: state,
          label: state === '' ? t('invitation.allStates') : t(`change.state.${state}`),
        }))}
      />
      <NoticeFilter list={list} />
      <DataTable
        name={own ? 'declarations' : 'price-changes'}
        label={t(own ? 'nav.declarations' : 'nav.priceChanges')}
        columns={own ? columns.filter((column) => column.key !== 'maker') : columns}
        rowKey={(change) => change.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/price-changes"
        selection={
          decides
            ? {
                ids: rows.map((change) => change.id),
                onChange: setChosen,
                // The rows of a list are decided on with it; wrong ones are struck before.
              selectable: (change) => (linkageId ? change.state === 'submitted' && !change.takes_another : isDecidable(change)),
                rowName: (change) => `${change.product.name} ${i18n.region(change.region)}`,
              }
            : undefined
        }
        empty={
          <>
            <p>{t(own ? 'declare.empty' : 'decide.empty')}</p>
            {own && <p><AppLink to={paths.newDeclaration}>{t('declare.new')}</AppLink></p>}
          </>
        }
        toolbar={
          <>
            <ProductSearch list={list} width={220} />
            <Select
              size="small"
              allowClear
              aria-label={t('change.origin')}
              placeholder={t('change.origin')}
              value={list.filters.origin}
              onChange={(origin?: string) => list.setFilters({ origin: origin ?? '' })}
              options={keysOf(ORIGINS).map((origin) => ({ value: origin, label: t(`change.origin.${origin}`) }))}
              style={{ width: 130 }}
            />
            {!own && (
              <Checkbox
                checked={list.filters.unconfirmed === 'true'}
                onChange={({ target }) => list.setFilters({ unconfirmed: target.checked ? 'true' : '' })}
              >
                {t('confirm.filter')}
              </Checkbox>
            )}
            {decides && !linkageId && <DecisionBar chosen={rows} onDone={() => setChosen([])} />}
            {decides && linkageId && <StrikeBar linkageId={linkageId} chosen={rows} onDone={() => setChosen([])} />}
            {linkageId && <AppLink to={paths.linkage(linkageId)}>{t('decide.seeList')}</AppLink>}
            {decides && !linkageId && list.filters.state === 'submitted' && rows.length === 0 && (
              <FilterDecision page={page} filter={submittedFilter(list.filters)} onDone={() => setChosen([])} />
            )}
          </>
        }
      />
      <ChangeDrawer
        id={opened}
        close={() => setOpened(null)}
        actions={(change) => decides && <ChangeDecision change={change} onDone={() => setOpened(null)} />}
      />
    </>
  )
}

/** The list's filter, as far as a decision on everything submitted takes it. */
function submittedFilter(filters: Record<string, string>) {
  const { q, origin, campaign_id, product_id } = filters
  const known = keysOf(ORIGINS).find((one) => one === origin)
  return { q, origin: known, campaign_id, product_id }
}
