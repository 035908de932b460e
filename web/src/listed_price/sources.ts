/** One price that several documents state is a row for each of them, since each is evidence of its own. */
import type { ConsideredPrice } from '@/api/schema'

/** What a platform lists, whatever document states it. */
function stated({ region, platform, platform_level, kind, price, pack_ratio, effective_from, effective_to }: ConsideredPrice): string {
  return JSON.stringify([region.code, platform, platform_level, kind, price, pack_ratio, effective_from, effective_to])
}

/** Whether another document states the same price. */
export function hasOtherSource(price: ConsideredPrice, all: ConsideredPrice[]): boolean {
  const own = stated(price)
  return all.some((other) => other.price_id !== price.price_id && other.source !== price.source && stated(other) === own)
}
