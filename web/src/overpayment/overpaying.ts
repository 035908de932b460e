/** What sending invitations for overpaid products would do, worked out before anything is sent. */
import type { OverpaymentOffered, OverpaymentView } from '@/api/schema'
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

/** Products that are refused for one reason. */
export interface Refused {
  reason: string
  names: string[]
}

export interface Forecast {
  /** Products that would be offered. */
  rows: OverpaymentView[]
  /** At the limit: the rule confirms them at once. */
  confirmed: number
  /** Below it: their manufacturers have to answer. */
  waiting: number
  /** Those that sending would refuse, by the reason. */
  refused: Refused[]
}

/** Whether the offer is the limit itself, at which the rule confirms. */
export function isAtLimit(row: OverpaymentView, benchmark: Benchmark): boolean {
  const order = compareMoney(benchmarkOf(row, benchmark), row.reference_limit)
  return order !== null && order >= 0
}

/** What the server found that sending would do with these rows. */
export function forecast(rows: OverpaymentView[], found: OverpaymentOffered): Forecast {
  const byReason = new Map<string, string[]>()
  for (const { name, problem } of found.results) {
    if (problem) byReason.set(problem.title, [...(byReason.get(problem.title) ?? []), name])
  }
  const sent = new Set(found.results.filter((one) => !one.problem).map((one) => one.product_id))
  return {
    rows: rows.filter((row) => sent.has(row.product_id)),
    confirmed: found.confirmed,
    waiting: found.pending,
    refused: [...byReason].map(([reason, names]) => ({ reason, names })),
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
