/** What has a language of its own beside the dictionaries, brought into the one that was chosen before anything is drawn in it. */
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { setApiLanguage } from '@/api/client'
import type { Language } from '@/i18n/translate'

/** Sets the language of requests, of names of days and months, and of the document. */
export function applyLanguage(language: Language): void {
  setApiLanguage(language)
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
  document.documentElement.lang = language
}
