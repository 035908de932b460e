/** The first of the products that invitations would go out for: price now, offer, unit, and the difference. */
import type { OverpaymentView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { money } from '@/ui/money'
import { offerOf, reductionOf, type Benchmark } from './overpaying'

const SHOWN = 5

export function NamedOffers({ rows, against }: { rows: OverpaymentView[]; against: Benchmark }) {
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
            </span>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && <p className="quiet">{t('overpay.moreOffers', { count: count(rows.length - SHOWN) })}</p>}
    </>
  )
}
