/** English words: what organisations store here. */
import type { storage as chinese } from '../zh/storage'

export const storage: Record<keyof typeof chinese, string> = {
  'nav.storage': 'Storage',
  'storage.note': 'Evidence and import files that organisations uploaded, those that store most first; the rules set what they may.',
  'storage.empty': 'No organisation has uploaded a file yet.',
  'storage.all': 'All files',
  'storage.kind': 'Files',
  'storage.kind.evidence': 'Evidence',
  'storage.kind.import-files': 'Import files',
  'storage.organisation': 'Organisation',
  'storage.used': 'Altogether',
  'storage.allowed': 'At most',
  'storage.today': 'Today',
  'storage.perDay': 'A day at most',
  'storage.line': 'Your organisation uploaded {today} today (at most {perDay} a day) and stores {used} altogether (at most {allowed})',
}
