/** An amount, right-aligned in tables by its column, always in figures of equal width. */
import { compareMoney, differencePercent, money } from './money'

export function Money({ value, strong }: { value: string | null | undefined; strong?: boolean }) {
  return <span className={strong ? 'figure unbroken figure-strong' : 'figure unbroken'}>{money(value)}</span>
}

/** The distance of a price from its limit; below is good news for the buyer. */
export function Difference({ price, limit }: { price: string; limit: string | null | undefined }) {
  const text = differencePercent(price, limit)
  const order = compareMoney(price, limit)
  const tone = order === null || order === 0 ? '' : order < 0 ? ' figure-below' : ' figure-above'
  return <span className={`figure unbroken${tone}`}>{text ?? '—'}</span>
}
