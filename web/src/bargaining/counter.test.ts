import { expect, it } from 'vitest'
import { counterFault } from './counter'

it('knows before it is asked which counter-offers the rules refuse', () => {
  expect(counterFault('abc', '90', '100')).toBe('form')
  expect(counterFault('90.00', '90', '100')).toBe('low')
  expect(counterFault('90.0001', '90', '100')).toBeNull()
  expect(counterFault('100', '90', '100')).toBeNull()
  expect(counterFault('100.0001', '90', '100')).toBe('high')
  expect(counterFault('1,000', '90', null)).toBeNull()
})
