import { expect, it } from 'vitest'
import { isFall, moveLabel } from './moves'

it('names the parts of the scale, and distinguishes falls from rises', () => {
  const scale = [
    { from: null, to: -50, products: 1 },
    { from: -10, to: 0, products: 2 },
    { from: 0, to: 10, products: 3 },
    { from: 50, to: null, products: 4 },
  ]
  expect(scale.map(moveLabel)).toEqual(['<-50%', '-10~0%', '0~10%', '≥50%'])
  expect(scale.map(isFall)).toEqual([true, true, false, false])
})
