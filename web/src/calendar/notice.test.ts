import { expect, it } from 'vitest'
import { monthsOf } from './months'
import { textOf } from './noticeFile'
import { spansOf } from './spans'

it('reads a file in UTF-8 and in GBK', () => {
  const utf8 = new TextEncoder().encode('元旦放假')
  const gbk = new Uint8Array([0xd4, 0xaa, 0xb5, 0xa9, 0xb7, 0xc5, 0xbc, 0xd9])
  expect(textOf(utf8.buffer)).toBe('元旦放假')
  expect(textOf(gbk.buffer)).toBe('元旦放假')
})

it('joins days that follow each other, and no others', () => {
  const day = (date: string, kind: 'holiday' | 'workday' = 'holiday', name = '元旦') => ({ date, kind, name })
  const days = [day('2026-12-31'), day('2027-01-01'), day('2027-01-03', 'workday'), day('2027-01-04', 'holiday', '春节')]
  expect(spansOf(days)).toEqual([
    { from: '2026-12-31', to: '2027-01-01', kind: 'holiday', name: '元旦' },
    { from: '2027-01-03', to: '2027-01-03', kind: 'workday', name: '元旦' },
    { from: '2027-01-04', to: '2027-01-04', kind: 'holiday', name: '春节' },
  ])
})

it('lays a year out in whole weeks from Monday', () => {
  const months = monthsOf(2026)
  expect(months).toHaveLength(12)
  expect(months[2]?.weeks[0]).toEqual([null, null, null, null, null, null, '2026-03-01'])
  expect(months.flatMap((month) => month.weeks.flat()).filter(Boolean)).toHaveLength(365)
})
