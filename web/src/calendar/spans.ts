/** Days of one kind that follow each other, as one span. */
import type { DayView } from '@/api/schema'
import { addDays } from '@/ui/time'

export interface Span {
  from: string
  to: string
  kind: DayView['kind']
  name: string
}

export function spansOf(days: DayView[]): Span[] {
  const spans: Span[] = []
  for (const day of days) {
    const last = spans.at(-1)
    if (last && last.kind === day.kind && last.name === day.name && addDays(last.to, 1) === day.date) last.to = day.date
    else spans.push({ from: day.date, to: day.date, kind: day.kind, name: day.name })
  }
  return spans
}
