/** The dictionary look-up: keys are typed, placeholders are `{name}`. */
import { words } from '@/capabilities'

export type Language = 'zh-CN' | 'en'
export type Words = keyof typeof words
export type Params = Record<string, string | number>

/** The words of a folder: each key in both languages. */
export type Dictionary = Record<string, { zh: string; en: string }>

export function translate(language: Language, key: Words, params?: Params): string {
  const text = language === 'en' ? words[key].en : words[key].zh
  if (!params) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** Whether a key made from the server's code is in the dictionary. */
export function isWord(key: string): key is Words {
  return key in words
}
