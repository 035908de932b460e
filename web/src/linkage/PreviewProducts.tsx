/** Products whose limits a list would move, or above whose new limits hospitals would pay. */
import { Select } from 'antd'
import { api, unwrap } from '@/api/client'
import type { LimitChange, PreviewProduct } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { ProductSearch } from '@/table/ProductSearch'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { Money } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/StateTag'

const CHANGES = ['falls', 'rises', 'appears', 'vanishes'] as const
const SORTS = [['', 'linkage.sortEntered'], ['percent', 'linkage.sortFalls'], ['-percent', 'linkage.sortRises']] as const
const TONES: Record<LimitChange, Tone> = { falls: 'good', rises: 'bad', appears: 'info', vanishes: 'wait' }

export function PreviewProducts({ linkageId, above }: { linkageId: string; above: boolean }) {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const params = { path: { id: linkageId }, query: list.query }
  const { page, error, pending, retry } = usePage('linkages', { products: linkageId, above, ...list.query }, () =>
    unwrap(
      above
        ? api.GET('/api/v1/linkages/{id}/preview/hospital-prices', { params })
        : api.GET('/api/v1/linkages/{id}/preview/products', { params }),
    ),
  )
  return (
    <DataTable
      name={above ? 'linkage-above' : 'linkage-products'}
      label={t(above ? 'linkage.hospitalPrices' : 'linkage.products')}
      columns={columns(i18n)}
      rowKey={(row) => row.product.id}
      page={page}
      pending={pending}
      error={error}
      retry={retry}
      list={list}
      exportPath={`/api/v1/linkages/${linkageId}/preview/${above ? 'hospital-prices' : 'products'}`}
      empty={<p>{t('linkage.none')}</p>}
      toolbar={
        <>
          <ProductSearch list={list} width={220} />
          <Select
            size="small"
            allowClear
            aria-label={t('linkage.change')}
            placeholder={t('linkage.change')}
            value={list.filters.change}
            onChange={(change?: string) => list.setFilters({ change: change ?? '' })}
            options={CHANGES.map((change) => ({ value: change, label: t(`linkage.change.${change}`) }))}
            style={{ width: 110 }}
          />
          <Select
            size="small"
            aria-label={t('search.sort')}
            value={list.filters.sort ?? ''}
            onChange={(sort) => list.setFilters({ sort })}
            options={SORTS.map(([value, word]) => ({ value, label: t(word) }))}
            style={{ width: 150 }}
          />
        </>
      }
    />
  )
}

function columns({ t, shortRegion }: Translator): Column<PreviewProduct>[] {
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 240,
      fixed: 'left',
      always: true,
      render: ({ product }) => (
        <span className="two-lines">
          <AppLink to={paths.product(product.id)} title={product.name}>{product.name}</AppLink>
          <small>{[product.specification, product.model].filter(Boolean).join(' / ') || product.code}</small>
        </span>
      ),
    },
    { key: 'change', title: t('linkage.change'), width: 76, render: (row) => <Tag tone={TONES[row.change]}>{t(`linkage.change.${row.change}`)}</Tag> },
    { key: 'before', title: t('linkage.before'), width: 110, align: 'right', render: (row) => <Money value={row.before} /> },
    { key: 'after', title: t('linkage.after'), width: 110, align: 'right', render: (row) => <Money value={row.after} strong /> },
    {
      key: 'percent',
      title: t('linkage.percent'),
      width: 90,
      align: 'right',
      render: (row) =>
        row.percent == null ? '—' : (
          <span className={`figure ${row.change === 'falls' ? 'figure-below' : 'figure-above'}`}>{row.percent}%</span>
        ),
    },
    {
      key: 'source',
      title: t('linkage.setBy'),
      width: 190,
      render: (row) => (row.region ? `${shortRegion(row.region)} · ${row.platform ?? ''}` : '—'),
    },
    { key: 'hospitals', title: t('linkage.hospitals'), width: 136, align: 'right', render: (row) => <span className="figure">{row.hospitals_above ?? t('overpay.tooFew')}</span> },
    { key: 'on', title: t('linkage.effective'), width: 110, render: (row) => <span className="figure">{row.effective_on}</span> },
    { key: 'maker', title: t('product.manufacturer'), width: 180, render: ({ product }) => <span title={product.manufacturer.name}>{product.manufacturer.name}</span> },
  ]
}
