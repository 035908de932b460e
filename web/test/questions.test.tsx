import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { ChangeView, OverpaymentView } from '@/api/schema'
import { NamedOffers } from '@/overpayment/NamedOffers'
import { NamedChanges } from '@/price_change/NamedChanges'

const change = (id: string) =>
  ({
    id, product: { name: `导管${id}`, base_unit: '根' }, region: { code: '44', name: '广东省' }, base_price: '92.34', reference_limit: '100.00',
  }) as unknown as ChangeView

const overpaid = (id: string) =>
  ({
    product_id: id, name: `导管${id}`, specification: '6F', model: '', base_unit: '根', sales_unit: '盒', pack_ratio: '10', price: '120.00', reference_limit: '100.00',
  }) as unknown as OverpaymentView

const many = ['1', '2', '3', '4', '5', '6', '7']

it('names product, price, unit and limit before a decision, and how many more it concerns', () => {
  const text = renderToStaticMarkup(<NamedChanges changes={many.map(change)} />)
  expect(text).toContain('导管1')
  expect(text).toContain('¥92.34 / 根')
  expect(text).toContain('¥100.00')
  expect(text).not.toContain('导管6')
  expect(text).toContain('另有 2 条')
})

it('leaves the number to the server where the step reaches more than the page', () => {
  const text = renderToStaticMarkup(<NamedChanges changes={many.map(change)} isSample />)
  expect(text).toContain('导管1')
  expect(text).not.toContain('另有 2 条')
})

it('names product, unit, price before and after, and the difference before invitations are sent', () => {
  const text = renderToStaticMarkup(<NamedOffers rows={many.map(overpaid)} against="limit" quantity={3} />)
  expect(text).toContain('导管1 / 6F')
  expect(text).toContain('¥120.00 → ¥100.00 / 根')
  expect(text).toContain('¥20.00')
  expect(text).toContain('× 3 盒 (10 根) = ¥3,000.00')
  expect(text).toContain('7 个产品合计 ¥21,000.00')
  expect(text).toContain('另有 2 个产品')
})

it('names no amount while no quantity is typed', () => {
  const text = renderToStaticMarkup(<NamedOffers rows={many.map(overpaid)} against="limit" quantity={null} />)
  expect(text).not.toContain('合计')
})
