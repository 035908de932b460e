/** How many manufacturers have to answer, and until when. */
import type { Translator } from '@/i18n/useI18n'

/** `due`: the last minute as people write it, where it is known. */
export function waitingWords(count: number, due: string | null, t: Translator['t']): string {
  return due === null ? t('overpay.foreseenWaiting', { count }) : t('overpay.foreseenWaitingUntil', { count, due })
}
