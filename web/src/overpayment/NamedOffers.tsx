/** The first of the products that invitations would go out for: price now, offer, unit, and the difference. */
import type { OverpaymentView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { money, sum } from '@/ui/money'
import { amountOf, offerOf, reductionOf, type Benchmark } from './overpaying'

const SHOWN = 5

interface Props {
  rows: OverpaymentView[]
  against: Benchmark
  /** Sales units of each; null while none is typed. */
  quantity: number | null
}

export function NamedOffers({ rows, against, quantity }: Props) {
  const { t } = useI18n()
  return (
    <>
      <ul className="problem-fields" aria-label={t('overpay.offers')}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.product_id}>
            {[row.name, row.specification, row.model].filter(Boolean).join(' / ')}{' '}
            <span className="figure">
              {t('overpay.offer', {
                before: money(row.price), after: money(offerOf(row, against)), unit: row.base_unit, less: money(reductionOf(row, against)),
              })}
              {quantity !== null &&
                ` × ${count(quantity)} ${row.sales_unit}${packing(row)} = ${money(amountOf(row, against, quantity))}`}
            </span>
          </li>
        ))}
      </ul>
      {quantity !== null && rows.length > 0 && (
        <p><strong>{t('overpay.total', { count: count(rows.length), amount: money(sum(rows.map((row) => amountOf(row, against, quantity)))) })}</strong></p>
      )}
      {rows.length > SHOWN && <p className="quiet">{t('overpay.moreOffers', { count: count(rows.length - SHOWN) })}</p>}
    </>
  )
}

/** How much is in a sales unit, where it is no base unit. */
function packing(row: OverpaymentView): string {
  return row.pack_ratio === '1' ? '' : ` (${row.pack_ratio} ${row.base_unit})`
}
