/** English words: files that prove what somebody says. */
import type { evidence as chinese } from '../zh/evidence'

export const evidence: Record<keyof typeof chinese, string> = {
  'evidence.title': 'Evidence',
  'evidence.add': 'Add files',
  'evidence.formats': 'PDF, image or xlsx, 20 MB each at most',
  'evidence.sending': 'Uploading',
  'evidence.remove': 'Remove',
  'evidence.file': 'File',
  'evidence.none': 'none',
}
