/** What a form says about a listed price, and what would come of it. */
import { basePrice, compareMoney, typedPrice } from '@/ui/money'

export const KINDS = ['listing', 'winning', 'vbp_national', 'vbp_provincial', 'self_quoted', 'hospital_negotiated', 'filed'] as const
export type Kind = (typeof KINDS)[number]

export interface TermsFields {
  product_id: string
  region: string
  platform: string
  platform_level: 'provincial' | 'city'
  kind: Kind
  price: string
  pack_ratio: string
  effective_from: string
  effective_to?: string
  source?: string
  remark?: string
  evidence?: string[]
}

export function kindFrom(text: string | undefined): Kind {
  return KINDS.find((kind) => kind === text) ?? 'listing'
}

/** A pack ratio as typed, cleaned; null when it is none. */
export function typedRatio(text: string): string | null {
  const ratio = typedPrice(text)
  return ratio !== null && compareMoney(ratio, '0') === 1 ? ratio : null
}

/** What a base unit costs by the form as it stands; null while it is not complete. */
export function formBasePrice(fields: Partial<TermsFields>): string | null {
  const price = typedPrice(fields.price ?? '')
  const ratio = typedRatio(fields.pack_ratio ?? '')
  return price === null || ratio === null ? null : basePrice(price, ratio)
}

/** Only listed and winning prices of provincial platforms set limits. */
export function counts(fields: Partial<TermsFields>): boolean {
  return (fields.kind === 'listing' || fields.kind === 'winning') && fields.platform_level !== 'city'
}

/** The limit if the price were in force beside those that are. */
export function limitAfter(limit: string | null | undefined, fields: Partial<TermsFields>): string | null {
  const base = formBasePrice(fields)
  if (base === null || !counts(fields)) return limit ?? null
  return limit == null || compareMoney(base, limit) === -1 ? base : limit
}

/** The same day a month later, or the last of that month: before it is moved off a rest day. */
export function monthAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The fields that several requests share, as they are sent. */
export function termsOf(fields: TermsFields) {
  return {
    product_id: fields.product_id,
    region: fields.region,
    platform: fields.platform.trim(),
    platform_level: fields.platform_level,
    kind: fields.kind,
    price: typedPrice(fields.price) ?? fields.price,
    pack_ratio: typedRatio(fields.pack_ratio) ?? fields.pack_ratio,
    effective_to: fields.effective_to || undefined,
    source: fields.source?.trim() ?? '',
    evidence: fields.evidence ?? [],
  }
}
