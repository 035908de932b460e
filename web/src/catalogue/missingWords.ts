/** Which words of a search were left out, in words. */
import type { Translator } from '@/i18n/useI18n'

/** With nothing found, nothing in the search can be searched by. */
export function missingWords(missing: string[], found: number, t: Translator['t']): string {
  const quoted = missing.map((word) => `“${word}”`)
  return t(found === 0 ? 'search.unsearchable' : 'search.missing', { words: quoted.join(t('search.and')) })
}
