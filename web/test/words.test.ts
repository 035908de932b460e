/** The two languages say the same things. */
import { expect, it } from 'vitest'
import { en } from '../src/i18n/en'
import { translate } from '../src/i18n/translate'
import { zh } from '../src/i18n/zh'

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()

it('have the same keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
})

it('have the same placeholders and no empty text', () => {
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    expect(placeholders(en[key]), key).toEqual(placeholders(zh[key]))
    expect(zh[key].trim(), key).not.toBe('')
    expect(en[key].trim(), key).not.toBe('')
  }
})

it('are kept apart: no Chinese in English words', () => {
  for (const [key, text] of Object.entries(en)) expect(/\p{Script=Han}/u.test(text), key).toBe(false)
})

it('fill in placeholders', () => {
  expect(translate('zh-CN', 'table.total', { total: 12 })).toBe('共 12 条')
})
