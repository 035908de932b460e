import { expect, it } from 'vitest'
import { wouldSend } from './enter'

it('a field of one line would send its form on Enter, and on no other key', () => {
  expect(wouldSend('Enter', { tagName: 'INPUT' })).toBe(true)
  expect(wouldSend(' ', { tagName: 'INPUT' })).toBe(false)
  expect(wouldSend('a', { tagName: 'INPUT' })).toBe(false)
})

it('Enter keeps its meaning on a button, on a link and in a text', () => {
  for (const tagName of ['BUTTON', 'A', 'TEXTAREA', 'SUMMARY', 'DIV']) expect(wouldSend('Enter', { tagName }), tagName).toBe(false)
})
