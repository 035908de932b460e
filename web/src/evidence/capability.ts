/** Files that prove what somebody says: words. */
import type { Dictionary } from '@/i18n/translate'

export const words = {
  'evidence.title': { zh: '证明材料', en: 'Evidence' },
  'evidence.add': { zh: '添加文件', en: 'Add files' },
  'evidence.formats': { zh: 'PDF、图片或 xlsx，每份不超过 20 MB', en: 'PDF, image or xlsx, 20 MB each at most' },
  'evidence.sending': { zh: '正在上传', en: 'Uploading' },
  'evidence.remove': { zh: '移除', en: 'Remove' },
  'evidence.file': { zh: '文件', en: 'File' },
  'evidence.none': { zh: '无', en: 'none' },
} satisfies Dictionary
