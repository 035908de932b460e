/** The limit over time and the spread over the provinces, as charts or as tables. */
import { useQuery } from '@tanstack/react-query'
import { Segmented, Tabs } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { LimitStep, SpreadPoint } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ExportButton } from '@/table/ExportButton'
import { Money } from '@/ui/Money'
import { lazyPart } from '@/ui/lazyPart'
import { ProblemView } from '@/ui/ProblemView'
import { instant } from '@/ui/time'
import { UnderWay, useUnderWay, type Step } from './UnderWay'

const LimitChart = lazyPart(() => import('./LimitChart'), 'LimitChart')
const SpreadChart = lazyPart(() => import('./SpreadChart'), 'SpreadChart')

const NONE: Step[] = []

export function ChartsPanel({ productId, limit }: { productId: string; limit: string | null | undefined }) {
  const { t } = useI18n()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const path = { id: productId }
  const history = useQuery({
    queryKey: ['limit-history', productId],
    queryFn: () => unwrap(api.GET('/api/v1/products/{id}/limit-history', { params: { path } })),
  })
  const spread = useQuery({
    queryKey: ['price-spread', productId],
    queryFn: () => unwrap(api.GET('/api/v1/products/{id}/price-spread', { params: { path } })),
  })
  const underWay = useUnderWay(productId)
  const steps = underWay.steps ?? NONE
  const error = history.error ?? spread.error ?? underWay.error
  return (
    <section className="panel charts" aria-label={t('charts.title')}>
      <Segmented
        size="small"
        className="charts-view"
        aria-label={t('charts.view')}
        value={view}
        onChange={setView}
        options={[
          { value: 'chart', label: t('charts.chart') },
          { value: 'table', label: t('charts.table') },
        ]}
      />
      <Tabs
        items={[
          {
            key: 'spread',
            label: t('charts.spread'),
            children:
              spread.data &&
              (view === 'chart' ? (
                <SpreadChart points={spread.data.points} steps={steps} />
              ) : (
                <>
                  <ExportButton path={`/api/v1/products/${productId}/price-spread`} />
                  <SpreadTable points={spread.data.points} />
                </>
              )),
          },
          {
            key: 'history',
            label: t('charts.history'),
            children:
              history.data &&
              (view === 'chart' ? (
                <LimitChart changes={history.data.items} steps={steps} />
              ) : (
                <>
                  <ExportButton path={`/api/v1/products/${productId}/limit-history`} />
                  <HistoryTable changes={history.data.items} />
                </>
              )),
          },
          {
            key: 'under-way',
            label: `${t('charts.underWay')} ${steps.length}`,
            children: <UnderWay steps={steps} limit={limit} />,
          },
        ]}
      />
      {error != null && <ProblemView error={error} />}
    </section>
  )
}

function SpreadTable({ points }: { points: SpreadPoint[] }) {
  const { t, region } = useI18n()
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{t('charts.spread')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sheet.region')}</th>
          <th scope="col" className="right">{t('sheet.basePrice')}</th>
          <th scope="col">{t('sheet.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.region.code}>
            <th scope="row">{region(point.region)}</th>
            <td className="right"><Money value={point.base_price} /></td>
            <td>{point.counted ? t('sheet.counted') : t('sheet.notCounted')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HistoryTable({ changes }: { changes: LimitStep[] }) {
  const { t, region } = useI18n()
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{t('charts.history')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('charts.from')}</th>
          <th scope="col" className="right">{t('product.limit')}</th>
          <th scope="col">{t('sheet.region')}</th>
          <th scope="col">{t('charts.recorded')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.effective_on + change.recorded_at}>
            <th scope="row" className="figure">{change.effective_on}</th>
            <td className="right"><Money value={change.limit} /></td>
            <td>{change.region ? region(change.region) : '—'}</td>
            <td className="figure">{instant(change.recorded_at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
