/** Falls and rises of limits by how far they go. */
import { useMemo } from 'react'
import type { PreviewView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { palette } from '@/theme'
import { Chart } from '@/ui/Chart'
import { isFall, moveLabel } from './moves'

export function MovesChart({ moves }: { moves: PreviewView['moves'] }) {
  const { t } = useI18n()
  const option = useMemo(
    () => ({
      grid: { left: 12, right: 16, top: 24, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: moves.map(moveLabel),
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
          data: moves.map((part) => ({
            value: part.products,
            itemStyle: { color: isFall(part) ? palette.good : palette.bad, borderRadius: [2, 2, 0, 0] },
          })),
        },
      ],
    }),
    [moves],
  )
  return <Chart option={option} label={t('linkage.chart')} height={200} />
}
