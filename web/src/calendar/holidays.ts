/** Days of rest as the reader calls them; the server knows the Chinese names of notices only. */
import type { Language } from '@/i18n/translate'

const ENGLISH: Record<string, string> = {
  周末: 'Weekend',
  元旦: 'New Year',
  除夕: 'New Year’s Eve',
  春节: 'Spring Festival',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

/** `国庆节、中秋节` is two of them; a name that no law knows stays as it is. */
export function holidayName(language: Language, name: string): string {
  if (language !== 'en') return name
  return name.split('、').map((one) => ENGLISH[one] ?? one).join(', ')
}
