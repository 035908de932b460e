/** How far a file is that is written in the background. */
import type { Export } from '@/api/schema'
import type { Translator } from '@/i18n/useI18n'
import { count } from '@/ui/count'

/** Whether it waits or is being written. */
export function isOpen(entry: Export): boolean {
  return entry.state === 'queued' || entry.state === 'running'
}

/** How many rows are written, of how many where that is known. */
export function exportProgress(entry: Export, t: Translator['t']): string {
  if (entry.state === 'queued') return t('export.state.queued')
  const rows = count(entry.rows)
  return entry.rows_total == null
    ? t('export.rowsSoFar', { rows })
    : t('export.rowsOf', { rows, total: count(entry.rows_total) })
}
