import { describe, expect, it } from 'vitest'
import { noDay } from './day'

describe('noDay', () => {
  it('names what is no day', () => {
    for (const typed of ['2026-11-31', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-00', '明天', '31.11.2026', '2026-11-31 09:00']) {
      expect(noDay(typed)).toBe(typed)
    }
  })

  it('finds nothing wrong with days, and with nothing', () => {
    for (const typed of ['2026-11-30', '2028-02-29', '2026-1-5', ' 2026-12-31 ', '2026-11-30 09:00', '', ' ']) {
      expect(noDay(typed)).toBe('')
    }
  })
})
