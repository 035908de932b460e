/** The language in use and the words in it. */
import { createContext, useContext } from 'react'
import { regionName, shortRegion, type Region } from '@/ui/regions'
import { translate, type Language, type Params, type Words } from './translate'

export interface I18n {
  language: Language
  setLanguage: (language: Language) => void
}

const STORED = 'sunshine.language'

export const I18nContext = createContext<I18n>({ language: 'zh-CN', setLanguage: () => undefined })

export function storedLanguage(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN'
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(STORED, language)
}

export interface Translator extends I18n {
  /**
   * The words of a key. A key made of a word of the API (`change.state.${state}`) compiles only while every
   * word of its type is in the dictionaries.
   */
  t: (key: Words, params?: Params) => string
  /** A province's name, and the name that is short enough for a cell or an axis. */
  region: (region: Region) => string
  shortRegion: (region: Region) => string
}

export function useI18n(): Translator {
  const { language, setLanguage } = useContext(I18nContext)
  return {
    language,
    setLanguage,
    t: (key, params) => translate(language, key, params),
    region: (region) => regionName(language, region),
    shortRegion: (region) => shortRegion(language, region),
  }
}
