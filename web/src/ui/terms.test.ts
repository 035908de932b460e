import { expect, it } from 'vitest'
import { effectQuery, formBasePrice, kindFrom, typedRatio } from './terms'

it('computes the base price as it is typed', () => {
  expect(formBasePrice({ price: '1,000', pack_ratio: '２０' })).toBe('50.0000')
  expect(formBasePrice({ price: '10', pack_ratio: '' })).toBeNull()
  expect(typedRatio('0')).toBeNull()
})

it('asks for the effect of a complete price only', () => {
  const terms = { kind: 'filed', platform_level: 'city' } as const
  expect(effectQuery({ ...terms, price: '1,000', pack_ratio: '２０' })).toEqual({ ...terms, price: '1000', pack_ratio: '20' })
  expect(effectQuery({ ...terms, price: '10', pack_ratio: '' })).toBeNull()
  expect(effectQuery({ ...terms, price: '', pack_ratio: '1' })).toBeNull()
})

it('reads a kind from an address', () => {
  expect(kindFrom('winning')).toBe('winning')
  expect(kindFrom('in_publicity')).toBe('listing')
})
