import { expect, test } from 'vitest'
import { megabytes } from './megabytes'

test('bytes are shown in millions, never as less than they are', () => {
  expect(megabytes(0)).toBe('0 MB')
  expect(megabytes(1)).toBe('0.01 MB')
  expect(megabytes(1_230_000)).toBe('1.23 MB')
  expect(megabytes(20_971_520)).toBe('21 MB')
  expect(megabytes(50_000_000_000)).toBe('50,000 MB')
})
