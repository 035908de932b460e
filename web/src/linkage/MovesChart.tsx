/** Falls and rises of limits by how far they go. */
import { useMemo } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { palette } from '@/theme'
import { Chart } from '@/ui/Chart'
import { bucketsOf } from './moves'

export function MovesChart({ percents }: { percents: string[] }) {
  const { t } = useI18n()
  const option = useMemo(() => {
    const buckets = bucketsOf(percents)
    return {
      grid: { left: 12, right: 16, top: 24, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: buckets.map((bucket) => bucket.label),
        axisLabel: { color: palette.inkSoft, interval: 0 },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: palette.inkSoft },
        splitLine: { lineStyle: { color: palette.line } },
      },
      tooltip: { trigger: 'axis' },
      series: [
        {
          type: 'bar',
          barMaxWidth: 56,
          label: { show: true, position: 'top', color: palette.ink },
          data: buckets.map((bucket) => ({
            value: bucket.count,
            itemStyle: { color: bucket.falls ? palette.good : palette.bad, borderRadius: [2, 2, 0, 0] },
          })),
        },
      ],
    }
  }, [percents])
  return <Chart option={option} label={t('linkage.chart')} height={200} />
}
