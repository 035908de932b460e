/** The language in use and the words in it. */
import { createContext, useContext } from 'react'
import { regionName, shortRegion, type Region } from '@/ui/regions'
import { isWord, translate, type Language, type Params, type Words } from './translate'

export interface I18n {
  language: Language
  setLanguage: (language: Language) => void
}

const KEPT = 'sunshine.language'

export const I18nContext = createContext<I18n>({ language: 'zh-CN', setLanguage: () => undefined })

export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
}

export interface Translator extends I18n {
  t: (key: Words, params?: Params) => string
  /** A word for one of the server's codes, or the code itself where the console has none. */
  code: (group: string, value: string) => string
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
    code: (group, value) => {
      const key = `${group}.${value}`
      return isWord(key) ? translate(language, key) : value
    },
    region: (region) => regionName(language, region),
    shortRegion: (region) => shortRegion(language, region),
  }
}
