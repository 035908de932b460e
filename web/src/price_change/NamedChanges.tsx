/** The first of the changes that a step is about: product, province, price and the limit beside it. */
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { money } from '@/ui/money'
import { movesLimit, RisingLimit } from './RisingLimit'

const SHOWN = 5

interface Props {
  changes: ChangeView[]
  /** Whether the step reaches more than these, so that how many more of these there are says nothing. */
  isSample?: boolean
}

export function NamedChanges({ changes, isSample = false }: Props) {
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
            {movesLimit(change) && (
              <>
                {' '}
                <RisingLimit change={change} />
              </>
            )}
            {change.restated && (
              <strong className="figure-above"> · {t('change.restated')} {money(change.restated)}</strong>
            )}
            {change.far_from_limit && (
              <strong className="figure-above"> · {t('change.farFromLimit')}</strong>
            )}
          </li>
        ))}
      </ul>
      {!isSample && changes.length > SHOWN && <p className="quiet">{t('bulk.more', { count: count(changes.length - SHOWN) })}</p>}
    </>
  )
}
