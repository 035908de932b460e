/** Days as they are typed. */

/** What was typed in place of a day and is none, such as 31 November; empty when it is a day or nothing. */
export function noDay(typed: string): string {
  const text = typed.trim()
  if (text === '') return ''
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:\s.*)?$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return text
  const found = new Date(Date.UTC(year, month - 1, day))
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day ? '' : text
}

/** What stands in the field of a picker that is being left. */
export function typedIn({ target }: { target: EventTarget }): string {
  return target instanceof HTMLInputElement ? target.value : ''
}
