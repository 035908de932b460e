/** Which words of a search were left out, in words. */
import type { Translator } from '@/i18n/useI18n'

/** With nothing found, either nothing in the search can be searched by, or no product has these words. */
export function missingWords(missing: string[], found: number, t: Translator['t']): string {
  const quoted = missing.map((word) => `“${word}”`)
  const words = quoted.join(t('search.and'))
  if (found > 0) return t('search.missing', { words })
  const readable = missing.some((word) => /[\p{L}\p{N}]/u.test(word) && !/^\p{Script=Greek}$/u.test(word))
  return t(readable ? 'search.nowhere' : 'search.unsearchable', { words })
}
