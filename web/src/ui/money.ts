/** Money as text: it comes as a string, stays a string, and is never a float. */

const FORM = /^(-?)(\d+)(?:\.(\d+))?$/

interface Parts {
  sign: string
  whole: string
  fraction: string
}

function parts(text: string): Parts | null {
  const match = FORM.exec(text.trim())
  if (!match) return null
  return { sign: match[1] ?? '', whole: (match[2] ?? '0').replace(/^0+(?=\d)/, ''), fraction: match[3] ?? '' }
}

/** `1234.5` → `¥1,234.50`; `0.0125` → `¥0.0125`: two decimals, more only where finer digits exist. */
export function money(text: string | null | undefined): string {
  if (text == null || text === '') return '—'
  const value = parts(text)
  if (!value) return text
  const fine = value.fraction.replace(/0+$/, '')
  const fraction = fine.length > 2 ? value.fraction.padEnd(4, '0').slice(0, Math.max(4, fine.length)) : fine.padEnd(2, '0')
  return `${value.sign}¥${value.whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction}`
}

const DIGITS = 8

function scaled(text: string, places = DIGITS): bigint | null {
  const value = parts(text)
  if (!value) return null
  const digits = BigInt(value.whole + value.fraction.padEnd(places, '0').slice(0, places))
  return value.sign === '-' ? -digits : digits
}

/** A product of two scaled numbers, which is exact to twice as many digits: two decimals, more only where finer digits exist. */
function written(product: bigint): string {
  const one = 10n ** BigInt(2 * DIGITS)
  const size = product < 0n ? -product : product
  const digits = (size % one).toString().padStart(2 * DIGITS, '0')
  return `${product < 0n ? '-' : ''}${size / one}.${digits.replace(/0+$/, '').padEnd(2, '0')}`
}

/** Negative, zero or positive as `left` is below, equal to or above `right`; null when either is no amount. */
export function compareMoney(left: string | null | undefined, right: string | null | undefined): number | null {
  if (left == null || right == null) return null
  const one = scaled(left)
  const two = scaled(right)
  if (one === null || two === null) return null
  return one === two ? 0 : one < two ? -1 : 1
}

/** How far `price` lies below (−) or above (+) `limit`, in per cent with one decimal as the server has it: `-12.5%`. */
export function differencePercent(price: string | null | undefined, limit: string | null | undefined): string | null {
  if (price == null || limit == null) return null
  const one = scaled(price)
  const two = scaled(limit)
  if (one === null || two === null || two <= 0n) return null
  const difference = (one - two) * 2_000n
  const tenths = (difference + (difference < 0n ? -two : two)) / (two * 2n)
  const magnitude = tenths < 0n ? -tenths : tenths
  const sign = tenths === 0n ? '' : tenths < 0n ? '-' : '+'
  return `${sign}${magnitude / 10n}.${magnitude % 10n}%`
}

/** A position on a chart axis; a picture only, never compared, sent or shown as a figure. */
export function chartValue(text: string): number {
  return Number(text)
}

/** A round number beside a chart's axis: `¥10,000`, `¥0.005`. */
export function axisMoney(value: number): string {
  return `¥${value.toLocaleString('en-US', { maximumFractionDigits: 6 })}`
}

/** What a person typed as a price, cleaned (¥, commas, full-width digits); null when it is no price, as nothing is. */
export function typedPrice(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[¥￥,\s]/g, '')
  return /^\d{1,14}(\.\d{1,4})?$/.test(plain) && /[1-9]/.test(plain) ? plain : null
}

/** What `quantity` packs of `ratio` base units cost at `price` for each of these; exact, null when one of them is no number. */
export function total(price: string | null | undefined, quantity: number, ratio: string): string | null {
  const cost = price == null ? null : scaled(price)
  const units = scaled(ratio)
  if (cost === null || units === null || !Number.isSafeInteger(quantity)) return null
  return written(cost * units * BigInt(quantity))
}

/** What several amounts come to; exact, null when one of them is none. */
export function sum(amounts: (string | null | undefined)[]): string | null {
  let all = 0n
  for (const amount of amounts) {
    const value = amount == null ? null : scaled(amount, 2 * DIGITS)
    if (value === null) return null
    all += value
  }
  return written(all)
}

/** Decimals of a price in the base unit. */
const PLACES = 4

/** What one base unit costs when `ratio` of them cost `price`; rounded half up as the server does. */
export function basePrice(price: string, ratio: string): string | null {
  const cost = scaled(price)
  const units = scaled(ratio)
  if (cost === null || units === null || cost < 0n || units <= 0n) return null
  const parts = 10n ** BigInt(PLACES)
  const rounded = (cost * parts * 2n + units) / (units * 2n)
  return `${rounded / parts}.${(rounded % parts).toString().padStart(PLACES, '0')}`
}
