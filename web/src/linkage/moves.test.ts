import { expect, it } from 'vitest'
import { bucketsOf } from './moves'

it('counts falls and rises by how far they go', () => {
  const buckets = bucketsOf(['-60', '-50', '-12.5', '-0.1', '0', '9.9', '25', null])
  expect(buckets.map((bucket) => bucket.count)).toEqual([1, 1, 0, 1, 1, 2, 1])
  expect(buckets.map((bucket) => bucket.falls)).toEqual([true, true, true, true, true, false, false])
  expect(buckets[0]?.label).toBe('<-50%')
  expect(buckets[6]?.label).toBe('≥10%')
})
