/** How a region is called in a language. */
import type { PlaceView } from '@/api/schema'
import type { Language } from '@/i18n/translate'

export const placeName = (language: Language, place: PlaceView) => (language === 'en' ? place.name_en : place.name)
