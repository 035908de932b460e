/** Reads a holiday notice as people paste it: lines of `date,kind,name`, or of tabs from a sheet. */
import type { CalendarDay } from '@/api/types'

export interface ReadNotice {
  days: CalendarDay[]
  /** Lines that could not be read, with their numbers. */
  wrong: { line: number; text: string }[]
}

const KINDS: Record<string, 'holiday' | 'workday'> = {
  holiday: 'holiday',
  放假: 'holiday',
  休: 'holiday',
  休息: 'holiday',
  workday: 'workday',
  上班: 'workday',
  班: 'workday',
  调休: 'workday',
}

function dateOf(text: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!match) return null
  const date = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null
}

export function readNotice(text: string, year: number): ReadNotice {
  const days: CalendarDay[] = []
  const wrong: ReadNotice['wrong'] = []
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.replace(/^\uFEFF/, '').trim()
    if (line === '' || /^(date|日期)\b/i.test(line)) return
    const [dateText = '', kindText = '', name = ''] = line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
    const date = dateOf(dateText)
    const kind = KINDS[kindText]
    if (!date || !kind || !date.startsWith(String(year))) wrong.push({ line: index + 1, text: line })
    else days.push({ date, kind, name })
  })
  return { days, wrong }
}
