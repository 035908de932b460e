/** What hospitals pay, as a small bar: the middle half of them, their median, and one's own price. */
import type { OverpaymentView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { money } from '@/ui/money'
import { placesOf } from './overpaying'

const WIDTH = 116
const EDGE = 5

export function SpreadBar({ row }: { row: OverpaymentView }) {
  const { t } = useI18n()
  const others = row.other_hospitals
  if (!others) return <small className="quiet">{t('overpay.tooFew')}</small>
  const [low, median, high, own] = placesOf([others.low, others.median, others.high, row.price]).map(
    (place) => EDGE + (place ?? 0) * (WIDTH - 2 * EDGE),
  ) as [number, number, number, number]
  const words = t('overpay.spreadWords', {
    low: money(others.low),
    median: money(others.median),
    high: money(others.high),
    percent: others.grid_percent.replace(/\.0$/, ''),
    on: others.formed_on,
  })
  return (
    <span className="two-lines" title={words}>
      <svg width={WIDTH} height={16} role="img" aria-label={words} className="spread-bar">
        <line x1={EDGE} x2={WIDTH - EDGE} y1={8} y2={8} className="spread-axis" />
        <rect x={low} y={4} width={Math.max(high - low, 2)} height={8} rx={2} className="spread-half" />
        <line x1={median} x2={median} y1={2} y2={14} className="spread-median" />
        <circle cx={own} cy={8} r={3.5} className="spread-own" />
      </svg>
      <small className="figure">{t('overpay.median', { price: money(others.median) })}</small>
      <small className="quiet">{t('overpay.formedOn', { on: others.formed_on })}</small>
    </span>
  )
}
