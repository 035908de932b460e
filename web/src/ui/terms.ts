/** What a form holds of a listed price, and what would come of it. */
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

/** What a base unit costs by the form as it is; null while it is not complete. */
export function formBasePrice(fields: Partial<TermsFields>): string | null {
  const price = typedPrice(fields.price ?? '')
  const ratio = typedRatio(fields.pack_ratio ?? '')
  return price === null || ratio === null ? null : basePrice(price, ratio)
}

/** The parameters of the question what the price would do to the limit; null while the form is not complete. */
export function effectQuery({ price, pack_ratio, kind, platform_level }: Partial<TermsFields>) {
  const typed = typedPrice(price ?? '')
  const ratio = typedRatio(pack_ratio ?? '')
  return typed === null || ratio === null ? null : { price: typed, pack_ratio: ratio, kind, platform_level }
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
