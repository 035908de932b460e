/** The language in use and the words in it. */
import { createContext, useContext } from 'react'
import { regionName, shortRegion, type Region } from '@/ui/regions'
import { translateOf, type Dictionary, type Language, type Params, type Words } from './translate'

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

/** Of the words that pages share, and of a page's own. */
export interface Translator<Own extends string = never> extends I18n {
  /**
   * The words of a key. A key made of a word of the API (`change.state.${state}`) compiles only while every
   * word of its type is in the dictionaries.
   */
  t: (key: Words | Own, params?: Params) => string
  /** A province's name, and the name that is short enough for a cell or an axis. */
  region: (region: Region) => string
  shortRegion: (region: Region) => string
}

/** Words that one page alone has stand in its file and are given here; those that several share stand in a `capability.ts`. */
export function useI18n(): Translator
export function useI18n<Own extends Dictionary>(own: Own): Translator<keyof Own & string>
export function useI18n(own: Dictionary = {}): Translator<string> {
  const { language, setLanguage } = useContext(I18nContext)
  return {
    language,
    setLanguage,
    t: (key, params) => translateOf(own, language, key, params),
    region: (region) => regionName(language, region),
    shortRegion: (region) => shortRegion(language, region),
  }
}
