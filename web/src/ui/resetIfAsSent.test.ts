import { expect, it } from 'vitest'
import { isSame } from './resetIfAsSent'

it('distinguishes a form that somebody went on typing in from the one that was sent', () => {
  expect(isSame({ price: '90', note: '' }, { note: undefined, price: '90' })).toBe(true)
  expect(isSame({ price: '90', note: '急' }, { price: '90', note: '' })).toBe(false)
})
