/** The dictionary look-up: keys are typed, placeholders are `{name}`. */
import { en } from './en'
import { zh } from './zh'

export type Language = 'zh-CN' | 'en'
export type Words = keyof typeof zh
export type Params = Record<string, string | number>

const dictionaries: Record<Language, Record<Words, string>> = { 'zh-CN': zh, en }

export function translate(language: Language, key: Words, params?: Params): string {
  const text = dictionaries[language][key]
  if (!params) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** Whether a key made from the server's code is in the dictionary. */
export function isWord(key: string): key is Words {
  return key in zh
}
