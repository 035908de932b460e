import { expect, it } from 'vitest'
import { typedQuantity } from './quantity'

it('reads a quantity as it is typed', () => {
  expect(typedQuantity(' １２ ')).toBe(12)
  expect(typedQuantity('1,200')).toBe(1200)
  expect(typedQuantity('999999999999')).toBe(999_999_999_999)
  for (const wrong of [undefined, '', '0', '-1', '1.5', '1e3', '1234567890123']) expect(typedQuantity(wrong)).toBeNull()
})
