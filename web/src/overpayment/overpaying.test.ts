import { expect, it } from 'vitest'
import type { OverpaymentOffered, OverpaymentView } from '@/api/schema'
import { amountOf, benchmarkFrom, forecast, offerOf, partsOf, placesOf, reductionOf } from './overpaying'

function row(patch: Partial<OverpaymentView>): OverpaymentView {
  return {
    product_id: '1', code: 'C', name: '导管', specification: '', model: '', base_unit: '根', sales_unit: '盒', pack_ratio: '10', manufacturer: '甲',
    price: '120.00', effective_from: '2026-01-01', contract_no: '', reference_limit: '100.00',
    lowest_listed: { price: '90.00', region: { code: '44', name: '广东省' }, kind: 'vbp_provincial' },
    other_hospitals: null, benchmark: '100.00', excess: '20.00', excess_percent: '20.0', has_open_invitation: false,
    ...patch,
  }
}

it('shows what sending would do, and those refused by their reason', () => {
  const rows = ['1', '2', '3', '4'].map((product_id) => row({ product_id }))
  const offer = (product_id: string, title?: string) => ({
    product_id, name: `导管${product_id}`, price: '100.00', problem: title ? { type: 't', title, status: 409 } : null,
  })
  const vbp = '带量采购中选产品不议价'
  const found = {
    confirmed: 1, pending: 0, refused: 3, remaining: 0,
    results: [offer('1'), offer('2', vbp), offer('3', vbp), offer('4', '已有未完结的议价邀请')],
  } as OverpaymentOffered
  const foreseen = forecast(rows, found)
  expect(foreseen.rows.map((one) => one.product_id)).toEqual(['1'])
  expect(foreseen).toMatchObject({
    confirmed: 1, waiting: 0,
    refused: [{ reason: vbp, names: ['导管2', '导管3'] }, { reason: '已有未完结的议价邀请', names: ['导管4'] }],
  })
})

it('names the offer and what a base unit becomes cheaper by', () => {
  const others = { low: '105.00', median: '110.00', high: '130.00', formed_on: '2026-03-02', grid_percent: '5.0' }
  expect(offerOf(row({ other_hospitals: others }), 'median')).toBe('100.00')
  expect(offerOf(row({}), 'median')).toBeNull()
  expect(reductionOf(row({}), 'limit')).toBe('20.00')
  expect(reductionOf(row({ price: '90.0125' }), 'lowest')).toBe('0.0125')
  expect(reductionOf(row({}), 'median')).toBeNull()
})

it('counts an amount in base units of the packs bought', () => {
  expect(amountOf(row({}), 'limit', 3)).toBe('3000.00')
  expect(amountOf(row({ pack_ratio: '2.5', reference_limit: '0.0125' }), 'limit', 3)).toBe('0.09375')
  expect(amountOf(row({}), 'median', 3)).toBeNull()
})

it('places values between the least and the greatest', () => {
  expect(placesOf(['10', null, '20', '15'])).toEqual([0, null, 1, 0.5])
  expect(placesOf(['7'])).toEqual([0.5])
})

it('reads a benchmark from an address', () => {
  expect(benchmarkFrom('median')).toBe('median')
  expect(benchmarkFrom('nonsense')).toBe('limit')
})

it('cuts a list into parts', () => {
  expect(partsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(partsOf([], 2)).toEqual([])
})
