import { expect, it } from 'vitest'
import { counts, formBasePrice, kindFrom, limitAfter, monthAfter, typedRatio } from './terms'

it('computes the base price as it is typed', () => {
  expect(formBasePrice({ price: '1,000', pack_ratio: '２０' })).toBe('50.0000')
  expect(formBasePrice({ price: '10', pack_ratio: '' })).toBeNull()
  expect(typedRatio('0')).toBeNull()
})

it('lowers a limit only by what counts', () => {
  const lower = { price: '80', pack_ratio: '1' }
  expect(limitAfter('100', { ...lower, kind: 'listing', platform_level: 'provincial' })).toBe('80.0000')
  expect(limitAfter('100', { ...lower, kind: 'filed', platform_level: 'provincial' })).toBe('100')
  expect(limitAfter('100', { ...lower, kind: 'winning', platform_level: 'city' })).toBe('100')
  expect(limitAfter('70', { ...lower, kind: 'listing', platform_level: 'provincial' })).toBe('70')
  expect(limitAfter(null, { ...lower, kind: 'listing', platform_level: 'provincial' })).toBe('80.0000')
  expect(counts({ kind: 'vbp_national' })).toBe(false)
})

it('finds the day a month later, within that month', () => {
  expect(monthAfter('2026-02-10')).toBe('2026-03-10')
  expect(monthAfter('2026-01-31')).toBe('2026-02-28')
  expect(monthAfter('2026-12-15')).toBe('2027-01-15')
})

it('reads a kind from an address', () => {
  expect(kindFrom('winning')).toBe('winning')
  expect(kindFrom('in_publicity')).toBe('listing')
})
