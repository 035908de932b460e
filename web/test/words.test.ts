/** The two languages say the same things. */
import { expect, it } from 'vitest'
import { words } from '../src/capabilities'
import { translate } from '../src/i18n/translate'

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()

it('have the same placeholders and no empty text', () => {
  for (const [key, { zh, en }] of Object.entries(words)) {
    expect(placeholders(en), key).toEqual(placeholders(zh))
    expect(zh.trim(), key).not.toBe('')
    expect(en.trim(), key).not.toBe('')
  }
})

it('are kept apart: no Chinese in English words', () => {
  for (const [key, { en }] of Object.entries(words)) expect(/\p{Script=Han}/u.test(en), key).toBe(false)
})

it('fill in placeholders', () => {
  expect(translate('zh-CN', 'table.total', { total: 12 })).toBe('共 12 条')
  expect(translate('en', 'table.total', { total: 12 })).toBe('12 in all')
})
