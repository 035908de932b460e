import { expect, it } from 'vitest'
import { choicesOf } from './ruleWords'

it('offers the other values of a choice, and none for a number', () => {
  expect(choicesOf({ unit: 'choice', value: 'next_month' })).toEqual(['immediately', 'next_month'])
  expect(choicesOf({ unit: 'switch', value: 'off' })).toEqual(['on', 'off'])
  expect(choicesOf({ unit: 'days', value: '5' })).toBeNull()
})
