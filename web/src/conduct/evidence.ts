/** Evidence of a record, read as words. */
import type { Language } from '@/i18n/translate'
import { money } from '@/ui/money'
import { nameOf } from '@/ui/problemWords'
import { deadline, instant } from '@/ui/time'

function valueOf(name: string, value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return null
  if (/price|limit/.test(name) && /^\d+(\.\d+)?$/.test(value)) return money(value)
  if (/^due/.test(name) && value.includes('T')) return deadline(value)
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return instant(value)
  return value
}

export function evidenceWords(evidence: unknown, language: Language): string {
  if (typeof evidence !== 'object' || evidence === null) return '—'
  const words = Object.entries(evidence).flatMap(([name, value]) => {
    const text = valueOf(name, value)
    return text === null || /^product$|(^|_)id$|version/.test(name) ? [] : [`${nameOf('figure', name, language)} ${text}`]
  })
  return words.join(language === 'en' ? ', ' : '，') || '—'
}
