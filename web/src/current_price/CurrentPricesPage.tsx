/** A hospital's own current purchase prices, beside the limits. */
import { Button } from 'antd'
import { api, unwrap } from '@/api/client'
import type { CurrentPriceLine } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { ListSearch } from '@/table/ListSearch'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { Difference, Money } from '@/ui/Money'
import { compareMoney } from '@/ui/money'
import { PageHeader } from '@/ui/PageHeader'
import { Tag } from '@/ui/StateTag'

export function CurrentPricesPage() {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage('current-prices', list.query, () =>
    unwrap(api.GET('/api/v1/current-prices', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader
        title={t('nav.currentPrices')}
        note={t('current.pageNote')}
        actions={<AppLink to={`${paths.imports}?kind=current-prices`}><Button tabIndex={-1}>{t('current.load')}</Button></AppLink>}
      />
      <DataTable
        name="current-prices"
        label={t('nav.currentPrices')}
        columns={columns(i18n)}
        rowKey={(row) => row.product_id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/current-prices"
        empty={
          <>
            <p>{t('current.empty')}</p>
            <p><AppLink to={`${paths.imports}?kind=current-prices`}>{t('current.load')}</AppLink></p>
          </>
        }
        toolbar={
          <ListSearch list={list} label={t('current.search')} width={280} />
        }
      />
    </>
  )
}

function columns({ t }: Translator): Column<CurrentPriceLine>[] {
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 250,
      fixed: 'left',
      always: true,
      render: (row) => {
        const specification = [row.specification, row.model].filter(Boolean).join(' / ')
        return (
          <span className="two-lines">
            <AppLink to={paths.product(row.product_id)} title={row.name}>{row.name}</AppLink>
            <small title={specification}>{specification || row.code}</small>
          </span>
        )
      },
    },
    {
      key: 'price',
      title: t('current.title'),
      width: 140,
      align: 'right',
      render: (row) => (
        <span className="two-lines">
          <Money value={row.price} strong />
          <small>/ {row.base_unit}</small>
        </span>
      ),
    },
    { key: 'limit', title: t('product.limit'), width: 110, align: 'right', render: (row) => <Money value={row.reference_limit} /> },
    {
      key: 'difference',
      title: t('invitation.difference'),
      width: 100,
      align: 'right',
      render: (row) => <Difference price={row.price} limit={row.reference_limit} />,
    },
    {
      key: 'place',
      title: t('current.place'),
      width: 110,
      render: (row) => {
        const order = compareMoney(row.price, row.reference_limit)
        if (order === null) return <Tag tone="quiet">{t('current.noLimit')}</Tag>
        if (order > 0) return <Tag tone="bad">{t('current.above')}</Tag>
        return <Tag tone="good">{order < 0 ? t('current.below') : t('current.equal')}</Tag>
      },
    },
    { key: 'from', title: t('current.from'), width: 110, render: (row) => <span className="figure">{row.effective_from}</span> },
    { key: 'maker', title: t('product.manufacturer'), width: 190, render: (row) => <span title={row.manufacturer}>{row.manufacturer}</span> },
    {
      key: 'origin',
      title: t('current.origin'),
      width: 100,
      hiddenAtFirst: true,
      render: (row) => t(row.origin === 'invitation' ? 'current.byInvitation' : 'current.declared'),
    },
    { key: 'contract', title: t('current.contract'), width: 176, render: (row) => <span title={row.contract_no ?? ''}>{row.contract_no || '—'}</span> },
    { key: 'code', title: t('product.code'), width: 226, hiddenAtFirst: true, render: (row) => <span className="code">{row.code}</span> },
  ]
}
