/** The catalogue: search as one types, facets at the left, results at the right. */
import { Select } from 'antd'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { DataTable } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { PageHeader } from '@/ui/PageHeader'
import { FacetPanel } from './FacetPanel'
import { missingWords } from './missingWords'
import { productColumns } from './productColumns'

export function ProductSearchPage() {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage('products', list.query, () =>
    unwrap(api.GET('/api/v1/products', { params: { query: list.query } })),
  )
  const wanted = list.filters.q
  return (
    <>
      <PageHeader
        title={t('search.title')}
        note={wanted ? t('search.resultsFor', { q: wanted }) : t('search.hint')}
      />
      <div className="with-facets">
        <FacetPanel facets={page?.facets} list={list} />
        <div className="results">
          <p className="visually-hidden" aria-live="polite">
            {page && t('search.found', { total: page.total })}
          </p>
          {page && page.missing.length > 0 && <p role="status">{missingWords(page.missing, page.total, t)}</p>}
          <DataTable
            name="products"
            label={t('search.title')}
            columns={productColumns(i18n)}
            rowKey={(product) => product.id}
            page={page}
            pending={pending}
            error={error}
            retry={retry}
            list={list}
            exportPath="/api/v1/products"
            empty={
              <>
                <p>{t('search.empty')}</p>
                <p className="quiet">{t('search.emptyHint')}</p>
              </>
            }
            toolbar={
              <>
                <Select
                  size="small"
                  aria-label={t('search.sort')}
                  value={list.filters.sort ?? 'relevance'}
                  onChange={(sort) => list.setFilters({ sort: sort === 'relevance' ? '' : sort })}
                  options={[
                    { value: 'relevance', label: t('search.sortRelevance') },
                    { value: 'limit', label: t('search.sortLimitUp') },
                    { value: '-limit', label: t('search.sortLimitDown') },
                  ]}
                  style={{ width: 150 }}
                />
                {page && (
                  <span className="quiet figure">
                    {t('search.found', { total: page.total_is_exact ? page.total : `${page.total}+` })}
                  </span>
                )}
              </>
            }
          />
        </div>
      </div>
    </>
  )
}
