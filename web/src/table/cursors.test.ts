import { expect, it } from 'vitest'
import { cursorOf, remember } from './cursors'
import { exportAddress } from './exportAddress'

it('finds the way back page by page, per filter', () => {
  remember('/products?a', 2, 'two')
  remember('/products?a', 3, 'three')
  expect(cursorOf('/products?a', 3)).toBe('three')
  expect(cursorOf('/products?a', 2)).toBe('two')
  expect(cursorOf('/products?a', 1)).toBeNull()
  expect(cursorOf('/products?b', 2)).toBeUndefined()
})

it('exports the filter, not the page', () => {
  expect(exportAddress('/api/v1/products', { q: '注射器' })).toBe(
    '/api/v1/products?q=%E6%B3%A8%E5%B0%84%E5%99%A8&format=xlsx',
  )
})
