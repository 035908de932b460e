/** Which days change from working to free and back, when the named days of a year change. */
import type { DayView } from '@/api/schema'
import { addDays, weekdayOf } from '@/ui/time'

export interface Turn {
  from: string
  to: string
  /** Free from then on; working when false. */
  rests: boolean
}

function rests(date: string, named: Map<string, DayView>): boolean {
  const day = named.get(date)
  const weekday = weekdayOf(date)
  return day ? day.kind === 'holiday' : weekday === 0 || weekday === 6
}

/** In the order of days; those that follow each other are one turn. */
export function turnsOf(before: DayView[], after: DayView[]): Turn[] {
  const [old, next] = [before, after].map((days) => new Map(days.map((day) => [day.date, day]))) as [Map<string, DayView>, Map<string, DayView>]
  const dates = [...new Set([...old.keys(), ...next.keys()])].sort()
  const turns: Turn[] = []
  for (const date of dates) {
    const free = rests(date, next)
    if (free === rests(date, old)) continue
    const last = turns.at(-1)
    if (last && last.rests === free && addDays(last.to, 1) === date) last.to = date
    else turns.push({ from: date, to: date, rests: free })
  }
  return turns
}
