import { expect, it } from 'vitest'
import { laterOf, percentDone, quarterStart, quarterWords, quartersAround, quartersFrom, shareDone } from './quarters'

it('writes a quarter in the language of the reader', () => {
  expect(quarterWords('2026Q3', 'zh-CN')).toBe('2026年第3季度')
  expect(quarterWords('2026Q3', 'en')).toBe('2026 Q3')
})

it('names the quarter of a day and those after it', () => {
  expect(quartersFrom('2026-03-02', 3)).toEqual(['2026Q1', '2026Q2', '2026Q3'])
  expect(quartersFrom('2026-12-31', 2)).toEqual(['2026Q4', '2027Q1'])
})

it('knows when a quarter begins, so that no deadline lies before it', () => {
  expect(quarterStart('2026Q1')).toBe('2026-01-01')
  expect(quarterStart('2026Q4')).toBe('2026-10-01')
  expect(laterOf('2026-03-02', quarterStart('2026Q2'))).toBe('2026-04-01')
  expect(laterOf('2026-05-02', quarterStart('2026Q2'))).toBe('2026-05-02')
})

it('names the quarters around one, itself in the middle', () => {
  const around = quartersAround('2026Q1')
  expect(around).toHaveLength(9)
  expect([around[0], around[4], around[8]]).toEqual(['2025Q1', '2026Q1', '2027Q1'])
})

it('is 100 only when nothing is missing', () => {
  expect(percentDone(0, 0)).toBe(0)
  expect(percentDone(999, 1000)).toBe(99)
  expect(percentDone(3, 3)).toBe(100)
  expect(percentDone(1, 3)).toBe(33)
})

it('never shows a beginning as nothing', () => {
  expect(shareDone(8, 4_989)).toBe('<1%')
  expect(shareDone(0, 117)).toBe('0%')
  expect(shareDone(117, 117)).toBe('100%')
})
