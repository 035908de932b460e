/** Instants and dates as people in Shenzhen read them, whatever the browser's own zone. */
import { translate, type Language } from '@/i18n/translate'

const ZONE = 'Asia/Shanghai'

const fields = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function take(at: Date): Record<string, string> {
  return Object.fromEntries(fields.formatToParts(at).map((part) => [part.type, part.value]))
}

/** `2026-02-27T16:05:00+08:00` → `2026-02-27 16:05`. */
export function instant(text: string | null | undefined): string {
  if (!text) return '—'
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return text
  const { year, month, day, hour, minute } = take(at)
  return `${year}-${month}-${day} ${hour}:${minute}`
}

/** The same with seconds, for the thread and the clock. */
export function instantExact(text: string | null | undefined): string {
  if (!text) return '—'
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return text
  return `${instant(text)}:${take(at).second}`
}

/** Whether it is an instant as it is sent. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(new Date(text).getTime())
}

/** The day in Shenzhen at an instant, `YYYY-MM-DD`. */
export function dayOf(at: Date | string): string {
  const { year, month, day } = take(new Date(at))
  return `${year}-${month}-${day}`
}

/** The first day that is later than the end of a term, which is exclusive. */
export function firstDayAfter(dueAt: string): string {
  return dayOf(dueAt)
}

/** An instant from a day and a time of day in Shenzhen. */
export function atShenzhen(day: string, time: string): string {
  return `${day}T${time.length === 5 ? `${time}:00` : time}+08:00`
}

/** `YYYY-MM-DD` some natural days later; plain calendar arithmetic, no working days. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** 0 (Sunday) … 6 of a date. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export interface WorkingTime {
  working_days: number
  seconds: number
}

/** `4 个工作日`; on the last day hours and minutes: `5 小时 20 分`. */
export function workingTime(left: WorkingTime | null | undefined, language: Language): string {
  if (!left) return '—'
  if (left.working_days === 1) return translate(language, 'time.oneWorkingDay')
  if (left.working_days > 1) return translate(language, 'time.workingDays', { count: left.working_days })
  return duration(left.seconds, language)
}

/** A stretch of time in the two largest units. */
export function duration(seconds: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(seconds / 60))
  if (minutes < 1) return translate(language, 'time.underAMinute')
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return translate(language, 'time.minutes', { count: minutes })
  if (hours < 48) return translate(language, 'time.hoursMinutes', { hours, minutes: minutes % 60 })
  return translate(language, 'time.days', { count: Math.floor(hours / 24) })
}

/** How urgent a deadline is, for colour and order: within a day, within two working days, later. */
export function urgency(left: WorkingTime | null | undefined): 'none' | 'calm' | 'soon' | 'now' {
  if (!left) return 'none'
  if (left.working_days <= 0) return 'now'
  return left.working_days <= 1 ? 'soon' : 'calm'
}
