/** The first of the changes that a step is about: product, province, price and the limit beside it. */
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { money } from '@/ui/money'

const SHOWN = 5

interface Props {
  changes: ChangeView[]
  /** Where these are only some of what the step is about: how many a filter finds, `12` or `10000+`. */
  found?: string
}

export function NamedChanges({ changes, found }: Props) {
  const { t, region } = useI18n()
  return (
    <>
      <ul className="problem-fields">
        {changes.slice(0, SHOWN).map((change) => (
          <li key={change.id}>
            {change.product.name} · {region(change.region)}{' '}
            <span className="figure">
              {money(change.base_price)} / {change.product.base_unit}
              {change.reference_limit && ` · ${t('product.limit')} ${money(change.reference_limit)}`}
            </span>
          </li>
        ))}
      </ul>
      {found !== undefined && <p>{t('decide.all.found', { total: found })}</p>}
      {found === undefined && changes.length > SHOWN && <p className="quiet">{t('bulk.more', { count: count(changes.length - SHOWN) })}</p>}
    </>
  )
}
