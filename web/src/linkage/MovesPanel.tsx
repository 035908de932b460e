/** How far a list would move limits, as a chart that says how much of the list it shows. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api, unwrap } from '@/api/client'
import type { LinkagePreview, PreviewProduct } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { ProblemView } from '@/ui/ProblemView'
import { Waiting } from '@/ui/Waiting'

const MovesChart = lazy(() => import('./MovesChart').then((module) => ({ default: module.MovesChart })))

const ROWS_ASKED = 200
/** Rows that the chart looks at; more would be too many to fetch for a picture. */
const ROWS_MOST = 2_000

/** The first products of a preview, page by page, in the order of their recording. */
async function firstProducts(id: string): Promise<PreviewProduct[]> {
  const products: PreviewProduct[] = []
  let cursor: string | undefined
  do {
    const query = { limit: ROWS_ASKED, ...(cursor ? { cursor } : {}) }
    const page = await unwrap(api.GET('/api/v1/linkages/{id}/preview/products', { params: { path: { id }, query } }))
    products.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor && products.length < ROWS_MOST)
  return products
}

export function MovesPanel({ linkageId, preview }: { linkageId: string; preview: LinkagePreview }) {
  const { t } = useI18n()
  const first = useQuery({
    queryKey: ['linkages', 'chart', linkageId, preview.made_at],
    queryFn: async () => (await firstProducts(linkageId)).flatMap(({ percent }) => (percent == null ? [] : [percent])),
  })
  const percents = first.data ?? []
  const moved = preview.falls + preview.rises
  const isWhole = percents.length >= moved
  const drawn = count(percents.length)
  return (
    <section className="panel spaced-below" aria-label={t('linkage.chart')}>
      <div className="panel-head">
        <h2>
          {first.isPending || moved === 0
            ? t('linkage.chart')
            : t(isWhole ? 'linkage.chartAll' : 'linkage.chartSome', { count: drawn, total: count(moved) })}
        </h2>
        <span className="quiet figure">{t('linkage.assumes', { on: preview.publicity_ends_on })}</span>
      </div>
      {first.isPending && <Waiting rows={4} />}
      {first.error && <ProblemView error={first.error} retry={() => void first.refetch()} />}
      {first.data && !isWhole && <p className="quiet">{t('linkage.chartOrder', { count: drawn })}</p>}
      {first.data && moved === 0 && <p className="quiet">{t('linkage.chartNone')}</p>}
      {percents.length > 0 && (
        <Suspense fallback={<Waiting rows={4} />}>
          <MovesChart percents={percents} />
        </Suspense>
      )}
    </section>
  )
}
