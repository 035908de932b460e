/** Days as they are typed. */

const YEAR_FIRST = 1900
const YEAR_LAST = 2200

/** The ways of writing a day that have one meaning: the year first, then the month. */
const FORMS = [/^(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})$/, /^(\d{4})\s?(年)\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?$/, /^(\d{4})()(\d{2})(\d{2})$/]

/** What is wrong with a typed day: it cannot be read as one, its year is none of ours, or its month has no such day. */
export type DayFault = 'unread' | 'year' | 'none'

/** Full-width signs and every kind of dash are the usual ones. */
function plain(typed: string): string {
  return typed.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-').trim()
}

function read(typed: string): { day: string } | { fault: DayFault } {
  const text = plain(typed)
  const [year, month, day] = FORMS.map((form) => form.exec(text)).flatMap((found) => (found ? [found[1], found[3], found[4]].map(Number) : []))
  if (year === undefined || month === undefined || day === undefined) return { fault: 'unread' }
  if (year < YEAR_FIRST || year > YEAR_LAST) return { fault: 'year' }
  const found = new Date(Date.UTC(year, month - 1, day))
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day) return { fault: 'none' }
  return { day: found.toISOString().slice(0, 10) }
}

/** The day that was typed, `YYYY-MM-DD`, if it is one. */
export function dayTyped(typed: string): string | undefined {
  const found = read(typed)
  return 'day' in found ? found.day : undefined
}

/** Why what was typed is no day; undefined of a day and of nothing. */
export function dayFault(typed: string | undefined): DayFault | undefined {
  if (!typed || plain(typed) === '') return undefined
  const found = read(typed)
  return 'fault' in found ? found.fault : undefined
}

/** Whether it is a day as it is sent. */
export function isDay(value: string | undefined): value is string {
  return value !== undefined && dayTyped(value) === value
}

/** The day and the time of day that were typed, `YYYY-MM-DD HH:mm`, if they are; a day alone begins at midnight. */
export function minuteTyped(typed: string): string | undefined {
  const [, dayText = '', hour = '0', minute = '00'] = /^(.*?\S)(?:(?:\s+|T)(\d{1,2}):(\d{2})(?::00)?)?$/.exec(plain(typed)) ?? []
  const day = dayTyped(dayText)
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${day} ${hour.padStart(2, '0')}:${minute}`
}

/** What stands in the field of a picker that is being left, or in which Enter was pressed. */
export function typedIn({ target }: { target: EventTarget }): string {
  return target instanceof HTMLInputElement ? target.value : ''
}
