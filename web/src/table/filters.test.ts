import { expect, it } from 'vitest'
import { narrowed } from './filters'

it('sets filters beside those that are there, on the first page', () => {
  const query = { q: '导尿管', size: '50', cursor: 'abc', page: '3' }
  expect(narrowed(query, { state: 'pending' })).toEqual({ q: '导尿管', size: '50', state: 'pending' })
  expect(narrowed(query, { q: '' })).toEqual({ size: '50' })
})
