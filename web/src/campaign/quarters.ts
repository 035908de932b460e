/** Quarters as collections name them, `2026Q4`. */
import type { Language } from '@/i18n/translate'

/** A quarter as people read it. */
export function quarterWords(quarter: string, language: Language): string {
  const [year = '', number = ''] = quarter.split('Q')
  return language === 'en' ? `${year} Q${number}` : `${year}年第${number}季度`
}

/** The quarter that a day lies in, and the `count - 1` after it. */
export function quartersFrom(day: string, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first = year * 4 + Math.floor((month - 1) / 3)
  return Array.from({ length: count }, (_, index) => `${Math.floor((first + index) / 4)}Q${((first + index) % 4) + 1}`)
}

/** The first day of a quarter. */
export function quarterStart(quarter: string): string {
  const [year = '0', number = '1'] = quarter.split('Q')
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`
}

/** Of two days, the later one. */
export function laterOf(one: string, other: string): string {
  return one < other ? other : one
}

/** A quarter, the four before it and the four after it. */
export function quartersAround(quarter: string): string[] {
  const [year = 0, number = 1] = quarter.split('Q').map(Number)
  return quartersFrom(`${year - 1}-${String(number * 3).padStart(2, '0')}-01`, 9)
}

/** A share in whole per cent, 100 only when nothing is missing; 0 where nothing is to be confirmed. */
export function percentDone(done: number, all: number): number {
  if (all <= 0) return 0
  return done >= all ? 100 : Math.min(99, Math.floor((done / all) * 100))
}

/** The same share in words: a beginning is never shown as nothing. */
export function shareDone(done: number, all: number): string {
  const percent = percentDone(done, all)
  return percent === 0 && done > 0 ? '<1%' : `${percent}%`
}
