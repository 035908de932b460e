/** Counter-offers that the rules refuse, known before anything is asked. */
import { compareMoney, typedPrice } from '@/ui/money'

/** What the rules have against a counter-offer, as far as both sides know it: it lies above the offer and not above the limit. */
export function counterFault(typed: string, offer: string, limit: string | null | undefined): 'form' | 'low' | 'high' | null {
  const price = typedPrice(typed)
  if (price === null) return 'form'
  if ((compareMoney(price, offer) ?? 1) <= 0) return 'low'
  return (compareMoney(price, limit) ?? -1) > 0 ? 'high' : null
}
