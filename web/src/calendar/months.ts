/** The months of a year as weeks from Monday on; null where a week reaches into another month. */
import { addDays, weekdayOf } from '@/ui/time'

export interface Month {
  number: number
  weeks: (string | null)[][]
}

export function monthsOf(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const prefix = `${year}-${String(index + 1).padStart(2, '0')}`
    const first = `${prefix}-01`
    const cells: (string | null)[] = Array.from({ length: (weekdayOf(first) + 6) % 7 }, () => null)
    for (let day = first; day.startsWith(prefix); day = addDays(day, 1)) cells.push(day)
    while (cells.length % 7 !== 0) cells.push(null)
    const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
    return { number: index + 1, weeks }
  })
}
