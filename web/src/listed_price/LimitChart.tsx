/** The reference limit over time: a step at each change. */
import { useMemo } from 'react'
import type { LimitStep } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { palette } from '@/theme'
import { Chart } from '@/ui/Chart'
import { serverNow } from '@/ui/clock'
import { axisMoney, chartValue, money } from '@/ui/money'
import { dayOf } from '@/ui/time'
import type { Step } from './UnderWay'

/** Days at the finest: prices hold for whole days. */
const DATES = { year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}', hour: '', minute: '', second: '', millisecond: '' }

const DAY = 86_400_000

/** At least a week, so that a price of today has days beside it. */
function daysAxis(first: string | undefined) {
  const week = serverNow().getTime() - 7 * DAY
  const start = first === undefined ? week : Math.min(new Date(first).getTime(), week)
  return { minInterval: DAY, min: start }
}

export function LimitChart({ changes, steps: coming }: { changes: LimitStep[]; steps: Step[] }) {
  const { t } = useI18n()
  const option = useMemo(() => {
    const steps = [...changes].sort((one, two) => one.effective_on.localeCompare(two.effective_on))
    const last = steps[steps.length - 1]
    const points = steps.map((change) => [change.effective_on, change.limit == null ? null : chartValue(change.limit)])
    // The limit in force reaches to today.
    if (last) points.push([dayOf(serverNow()), last.limit == null ? null : chartValue(last.limit)])
    return {
      grid: { left: 12, right: 24, top: 18, bottom: 8, containLabel: true },
      xAxis: { type: 'time', ...daysAxis(steps[0]?.effective_on), axisLabel: { color: palette.inkSoft, hideOverlap: true, formatter: DATES } },
      yAxis: {
        type: 'value',
        scale: true,
        axisLabel: { color: palette.inkSoft, formatter: axisMoney },
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
          // What is under way is no limit yet: dashed.
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: palette.sun, type: 'dashed' },
            label: { position: 'insideStartTop', color: palette.sun, formatter: '{b}' },
            data: coming.map((step) => ({
              name: `${t(step.publicity ? 'change.state.publicized' : 'change.forLater')} ${money(step.base_price)}`,
              yAxis: chartValue(step.base_price),
            })),
          },
        },
      ],
    }
  }, [changes, coming, t])
  if (changes.length === 0) return <p className="empty">{t('charts.noHistory')}</p>
  return <Chart option={option} label={t('charts.historyLabel')} />
}
