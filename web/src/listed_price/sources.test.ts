import { expect, it } from 'vitest'
import type { ConsideredPrice } from '@/api/schema'
import { hasOtherSource } from './sources'

const first: ConsideredPrice = {
  price_id: '1',
  region: { code: '44', name: '广东' },
  platform: '省平台',
  platform_level: 'provincial',
  kind: 'listing',
  kind_label: '挂网价',
  price: '85.00',
  pack_ratio: '1',
  base_price: '85.00',
  effective_from: '2026-03-01',
  effective_to: null,
  source: '公告一',
  counted: true,
  reason: null,
}

it('points out a price that another document states too, and no other one', () => {
  const other: ConsideredPrice = { ...first, price_id: '2', source: '公告二' }
  expect(hasOtherSource(first, [first, other])).toBe(true)
  expect(hasOtherSource(other, [first, other])).toBe(true)
  expect(hasOtherSource(first, [first])).toBe(false)
  for (const apart of [{ price: '84.00' }, { platform: '市平台' }, { effective_to: '2026-12-31' }, { effective_from: '2026-03-02' }, { source: first.source }]) {
    expect(hasOtherSource(first, [first, { ...other, ...apart }])).toBe(false)
  }
})
