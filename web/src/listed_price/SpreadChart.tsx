/** The lowest price in force in each province, cheapest first; the limit is the lowest that counts. */
import { useMemo } from 'react'
import type { SpreadPoint } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { palette } from '@/theme'
import { Chart } from '@/ui/Chart'
import { axisMoney, chartValue, compareMoney, money } from '@/ui/money'
import type { Step } from './UnderWay'

export function SpreadChart({ points, steps }: { points: SpreadPoint[]; steps: Step[] }) {
  const { t, language, region, shortRegion } = useI18n()
  const option = useMemo(() => {
    const sorted = [...points].sort((one, two) => compareMoney(one.base_price, two.base_price) ?? 0)
    const names = sorted.map((point) => shortRegion(point.region))
    const coming = steps.map((step) => ({ ...step, name: shortRegion(step.region) }))
    const axis = [...names, ...new Set(coming.map((step) => step.name).filter((name) => !names.includes(name)))]
    const lowest = sorted.find((point) => point.counted)
    const colour = (point: SpreadPoint) => {
      if (!point.counted) return '#cfc8bb'
      return point === lowest ? palette.sunlight : '#6f9b9c'
    }
    return {
      grid: { left: 12, right: 16, top: 18, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: axis,
        axisLabel: {
          color: palette.inkSoft,
          interval: 0,
          lineHeight: 13,
          // Upright characters one under the other, as signs are written; all provinces fit.
          formatter: (name: string) => (axis.length > 14 && language !== 'en' ? [...name].join('\n') : name),
          rotate: axis.length > 7 && language === 'en' ? 45 : 0,
        },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: palette.inkSoft, formatter: axisMoney },
        splitLine: { lineStyle: { color: palette.line } },
      },
      tooltip: {
        trigger: 'item',
        formatter: ({ dataIndex, seriesType }: { dataIndex: number; seriesType: string }) => {
          const step = coming[dataIndex]
          if (seriesType === 'scatter' && step) {
            return `${region(step.region)} ${money(step.base_price)} ${t(step.publicity ? 'change.state.publicized' : 'change.forLater')}`
          }
          const point = sorted[dataIndex]
          if (!point) return ''
          return `${region(point.region)} ${money(point.base_price)} ${t(point.counted ? 'sheet.counted' : 'sheet.notCounted')}`
        },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 26,
          data: sorted.map((point) => ({
            value: chartValue(point.base_price),
            itemStyle: { color: colour(point), borderRadius: [2, 2, 0, 0] },
          })),
        },
        {
          type: 'scatter',
          symbol: 'diamond',
          symbolSize: 11,
          itemStyle: { color: palette.card, borderColor: palette.sun, borderWidth: 2 },
          data: coming.map((step) => [step.name, chartValue(step.base_price)]),
        },
      ],
    }
  }, [points, steps, t, language, region, shortRegion])
  if (points.length === 0) return <p className="empty">{t('charts.noSpread')}</p>
  return (
    <>
      <Chart option={option} label={t('charts.spreadLabel')} />
      <p className="legend quiet">
        <span><i style={{ background: palette.sunlight }} />{t('charts.legendLowest')}</span>
        <span><i style={{ background: '#6f9b9c' }} />{t('sheet.counted')}</span>
        <span><i style={{ background: '#cfc8bb' }} />{t('sheet.notCounted')}</span>
        {steps.length > 0 && <span><i style={{ border: `2px solid ${palette.sun}` }} />{t('charts.underWay')}</span>}
      </p>
    </>
  )
}
