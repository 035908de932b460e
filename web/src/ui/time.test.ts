import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, atShenzhen, dayOf, duration, instant, urgency, weekdayOf, workingTime } from './time'

describe('instants', () => {
  const zone = process.env.TZ
  beforeAll(() => {
    process.env.TZ = 'America/New_York'
  })
  afterAll(() => {
    process.env.TZ = zone
  })
  it('are shown as in Shenzhen, wherever the browser is', () => {
    expect(instant('2026-03-02T01:00:00Z')).toBe('2026-03-02 09:00')
    expect(instant('2026-03-02T23:30:00+08:00')).toBe('2026-03-02 23:30')
    expect(dayOf('2026-03-01T16:00:00Z')).toBe('2026-03-02')
  })
  it('are made from a day and a time there', () => {
    expect(new Date(atShenzhen('2026-03-10', '00:01')).toISOString()).toBe('2026-03-09T16:01:00.000Z')
  })
})

describe('days', () => {
  it('cross months and leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(weekdayOf('2026-03-02')).toBe(1)
  })
})

describe('working time', () => {
  it('is shown in days, and on the last day in hours', () => {
    expect(workingTime({ working_days: 4, seconds: 400_000 }, 'zh-CN')).toBe('4 个工作日')
    expect(workingTime({ working_days: 0, seconds: 53_940 }, 'zh-CN')).toBe('14 小时 59 分')
    expect(workingTime({ working_days: 0, seconds: 30 }, 'en')).toBe('less than a minute')
    expect(workingTime(null, 'zh-CN')).toBe('—')
    expect(duration(3 * 86_400, 'en')).toBe('3 days')
  })
  it('is urgent on the last day', () => {
    expect(urgency({ working_days: 0, seconds: 10 })).toBe('now')
    expect(urgency({ working_days: 1, seconds: 90_000 })).toBe('soon')
    expect(urgency({ working_days: 4, seconds: 400_000 })).toBe('calm')
    expect(urgency(null)).toBe('none')
  })
})
