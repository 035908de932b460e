/** The reference limit over time: a step at each change. */
import { useMemo } from 'react'
import type { LimitChange } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { palette } from '@/theme'
import { Chart } from '@/ui/Chart'
import { serverNow } from '@/ui/clock'
import { chartValue, money } from '@/ui/money'
import { dayOf } from '@/ui/time'

export function LimitChart({ changes }: { changes: LimitChange[] }) {
  const { t } = useI18n()
  const option = useMemo(() => {
    const steps = [...changes].sort((one, two) => one.effective_on.localeCompare(two.effective_on))
    const last = steps[steps.length - 1]
    const points = steps.map((change) => [change.effective_on, change.limit == null ? null : chartValue(change.limit)])
    // The limit in force reaches to today.
    if (last) points.push([dayOf(serverNow()), last.limit == null ? null : chartValue(last.limit)])
    return {
      grid: { left: 12, right: 24, top: 18, bottom: 8, containLabel: true },
      xAxis: { type: 'time', axisLabel: { color: palette.inkSoft, hideOverlap: true } },
      yAxis: {
        type: 'value',
        scale: true,
        axisLabel: { color: palette.inkSoft, formatter: (value: number) => `¥${value}` },
        splitLine: { lineStyle: { color: palette.line } },
      },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value: number | null) => (value === null ? '—' : money(String(value))),
      },
      series: [
        {
          type: 'line',
          step: 'end',
          data: points,
          symbolSize: 6,
          lineStyle: { color: palette.primary, width: 2 },
          itemStyle: { color: palette.primary },
          areaStyle: { color: palette.primary, opacity: 0.06 },
        },
      ],
    }
  }, [changes])
  if (changes.length === 0) return <p className="empty">{t('charts.noHistory')}</p>
  return <Chart option={option} label={t('charts.historyLabel')} />
}
