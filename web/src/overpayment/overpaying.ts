/** What sending invitations for overpaid products would do, worked out before anything is sent. */
import type { OverpaymentView } from '@/api/schema'
import { chartValue, compareMoney, sum, total } from '@/ui/money'

export const BENCHMARKS = ['limit', 'lowest', 'median'] as const
export type Benchmark = (typeof BENCHMARKS)[number]

export function benchmarkFrom(text: string | undefined): Benchmark {
  return BENCHMARKS.find((benchmark) => benchmark === text) ?? 'limit'
}

/** The price that a benchmark gives for a product, if there is one. */
export function benchmarkOf(row: OverpaymentView, benchmark: Benchmark): string | null {
  switch (benchmark) {
    case 'limit':
      return row.reference_limit ?? null
    case 'lowest':
      return row.lowest_listed?.price ?? null
    case 'median':
      return row.other_hospitals?.median ?? null
  }
}

/** What would be offered for a product: its benchmark, never above its limit. */
export function offerOf(row: OverpaymentView, benchmark: Benchmark): string | null {
  const wanted = benchmarkOf(row, benchmark)
  const isAbove = (compareMoney(wanted, row.reference_limit) ?? -1) > 0
  return isAbove ? (row.reference_limit ?? null) : wanted
}

/** How far the hospital's price lies above the offer, in yuan for a base unit. */
export function reductionOf(row: OverpaymentView, benchmark: Benchmark): string | null {
  const offer = offerOf(row, benchmark)
  return offer === null ? null : sum([row.price, `-${offer}`])
}

/** What so many sales units of a product come to at the offer, in yuan. */
export function amountOf(row: OverpaymentView, benchmark: Benchmark, quantity: number): string | null {
  return total(offerOf(row, benchmark), quantity, row.pack_ratio)
}

export interface Forecast {
  /** Products that would be offered. */
  rows: OverpaymentView[]
  /** At the limit: the rule confirms them at once. */
  confirmed: number
  /** Below it: their manufacturers have to answer. */
  waiting: number
  /** An invitation is open already, so the rule refuses another. */
  refused: number
}

/** Never above the limit is offered; at the limit is confirmed at once. */
export function forecast(rows: OverpaymentView[], benchmark: Benchmark): Forecast {
  const above = rows.filter((row) => (compareMoney(row.price, benchmarkOf(row, benchmark)) ?? -1) > 0)
  const free = above.filter((row) => !row.has_open_invitation)
  const atLimit = free.filter((row) => {
    const order = compareMoney(benchmarkOf(row, benchmark), row.reference_limit)
    return order !== null && order >= 0
  })
  return {
    rows: above,
    confirmed: atLimit.length,
    waiting: free.length - atLimit.length,
    refused: above.length - free.length,
  }
}

/** Where the values lie between the least and the greatest of them, from 0 to 1. */
export function placesOf(values: (string | null | undefined)[]): (number | null)[] {
  const known = values.flatMap((value) => (value == null ? [] : [chartValue(value)]))
  const least = Math.min(...known)
  const width = Math.max(...known) - least
  return values.map((value) => (value == null ? null : width === 0 ? 0.5 : (chartValue(value) - least) / width))
}

/** Parts of at most so many. */
export function partsOf<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
