/** The two languages say the same things: in the words that pages share, and in those of one page. */
import { expect, it, vi } from 'vitest'
import { words as shared } from '../src/capabilities'
import { translate, translateOf, type Dictionary } from '../src/i18n/translate'

const texts = import.meta.glob<string>('../src/*/*.tsx', { query: '?raw', import: 'default', eager: true })
const files = import.meta.glob<{ words: Dictionary }>('../src/*/*.tsx')
const withWords = Object.keys(texts).filter((file) => texts[file]?.includes('satisfies Dictionary'))
// A page reads where it was loaded from, as it is loaded itself.
vi.stubGlobal('window', { location: { origin: 'http://localhost' } })
const own = await Promise.all(withWords.map(async (file) => (await files[file]?.())?.words ?? {}))

const entries = [shared, ...own].flatMap((words: Dictionary) => Object.entries(words))
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()

it('of a page are exported, and no key is given twice', () => {
  expect(withWords.length).toBeGreaterThan(1)
  for (const [index, words] of own.entries()) expect(Object.keys(words), withWords[index]).not.toEqual([])
  const keys = entries.map(([key]) => key)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

it('have the same placeholders and no empty text', () => {
  for (const [key, { zh, en }] of entries) {
    expect(placeholders(en), key).toEqual(placeholders(zh))
    expect(zh.trim(), key).not.toBe('')
    expect(en.trim(), key).not.toBe('')
  }
})

it('are kept apart: no Chinese in English words', () => {
  for (const [key, { en }] of entries) expect(/\p{Script=Han}/u.test(en), key).toBe(false)
})

it('fill in placeholders', () => {
  expect(translate('zh-CN', 'table.total', { total: 12 })).toBe('共 12 条')
  expect(translate('en', 'table.total', { total: 12 })).toBe('12 in all')
})

it('of a page are found beside those that pages share', () => {
  const page = { 'page.rows': { zh: '{rows} 行', en: '{rows} rows' } } satisfies Dictionary
  expect(translateOf(page, 'en', 'page.rows', { rows: 3 })).toBe('3 rows')
  expect(translateOf(page, 'en', 'table.total', { total: 12 })).toBe('12 in all')
})

it('state no number that a rule may change', () => {
  const terms = /[0-9一三五十](?: ?个)?(?:工作日内|工作日）|家|月内|日内)|(?:[0-9]|five|three|ten|a) (?:working days?\)|month)/u
  for (const [key, { zh, en }] of entries) expect(terms.test(`${zh} ${en}`), key).toBe(false)
})
