/** The dictionary look-up: keys are typed, placeholders are `{name}`. */
import { words } from '@/capabilities'

export type Language = 'zh-CN' | 'en'
export type Words = keyof typeof words
export type Params = Record<string, string | number>

/** The words of a folder, or of one page: each key in both languages. */
export type Dictionary = Record<string, { zh: string; en: string }>

export function translate(language: Language, key: Words, params?: Params): string {
  return filled(language, words[key], params)
}

/** The words of a page beside those that pages share. */
export function translateOf<Own extends Dictionary>(
  own: Own,
  language: Language,
  key: Words | (keyof Own & string),
  params?: Params,
): string {
  const entry = own[key]
  return entry ? filled(language, entry, params) : translate(language, key as Words, params)
}

function filled(language: Language, words: Dictionary[string], params?: Params): string {
  const text = language === 'en' ? words.en : words.zh
  if (!params) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** Whether a key made from the server's code is in the dictionary. */
export function isWord(key: string): key is Words {
  return key in words
}
