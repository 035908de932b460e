/** Figures that the server compared, read as words: `截止 2026-03-09 24:00`. */
import type { Language } from '@/i18n/translate'
import { money } from './money'
import { nameOf } from './problemWords'
import { instant } from './time'

function valueOf(name: string, value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return null
  if (/price|limit|lowest|highest|^before$|^after$/.test(name) && /^\d+(\.\d+)?$/.test(value)) return money(value)
  // The last minute stands beside it.
  if (name.startsWith('due_at')) return null
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return instant(value)
  return value
}

export function figureWords(figures: unknown, language: Language): string[] {
  if (typeof figures !== 'object' || figures === null) return []
  return Object.entries(figures).flatMap(([name, value]) => {
    const text = valueOf(name, value)
    return text === null || /^product$|(^|_)id$|version/.test(name) ? [] : [`${nameOf('figure', name, language)} ${text}`]
  })
}
