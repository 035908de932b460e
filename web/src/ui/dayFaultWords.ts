/** Why a value is no day that may be chosen, in words. */
import type { Translator } from '@/i18n/useI18n'
import { dayFault, isDay } from './day'

export function dayFaultWords(value: string | undefined, t: Translator['t'], from?: string): string | undefined {
  const fault = dayFault(value)
  if (value && fault) return t(`day.${fault}`, { typed: value })
  return isDay(value) && from && value < from ? t('day.early', { from }) : undefined
}
