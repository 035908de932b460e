/** Which words of a search were left out, in words. */
import type { useI18n } from '@/i18n/useI18n'

export function missingWords(missing: string[], t: ReturnType<typeof useI18n>['t']): string {
  const quoted = missing.map((word) => `“${word}”`)
  return t('search.missing', { words: quoted.join(t('search.and')) })
}
