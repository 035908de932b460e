import { expect, it } from 'vitest'
import { monthsOf } from './months'
import { readNotice } from './notice'

it('reads lines of a file and cells of a sheet', () => {
  const read = readNotice('\uFEFFdate,kind,name\r\n2027-01-01,holiday,元旦\r\n2027/1/3\t上班\t元旦\n2027年2月6日，放假，春节\n', 2027)
  expect(read.wrong).toEqual([])
  expect(read.days).toEqual([
    { date: '2027-01-01', kind: 'holiday', name: '元旦' },
    { date: '2027-01-03', kind: 'workday', name: '元旦' },
    { date: '2027-02-06', kind: 'holiday', name: '春节' },
  ])
})

it('points at lines it cannot read, days of another year and days that do not exist', () => {
  const read = readNotice('2027-01-01,party,x\n2026-12-31,holiday,元旦\n2027-02-30,holiday,x', 2027)
  expect(read.days).toEqual([])
  expect(read.wrong.map((line) => line.line)).toEqual([1, 2, 3])
})

it('lays a year out in whole weeks from Monday', () => {
  const months = monthsOf(2026)
  expect(months).toHaveLength(12)
  expect(months[2]?.weeks[0]).toEqual([null, null, null, null, null, null, '2026-03-01'])
  expect(months.flatMap((month) => month.weeks.flat()).filter(Boolean)).toHaveLength(365)
})
