/** Which products the rules would refuse, and why. */
import type { Translator } from '@/i18n/useI18n'
import type { Refused } from './overpaying'

/** Refused products that are named for each reason. */
const NAMES_SHOWN = 5

export function refusedWords({ reason, names }: Refused, t: Translator['t']): string {
  return t('overpay.foreseenRefused', { count: names.length, reason, names: names.slice(0, NAMES_SHOWN).join('、') })
}
