import { describe, expect, it } from 'vitest'
import { dayFault, dayTyped, isDay, minuteTyped } from './day'

describe('dayTyped', () => {
  it('understands every form that has one meaning', () => {
    const forms = [
      '2026-12-05', '2026-12-5', '20261205', '2026/12/05', '2026/12/5', '2026.12.5', '2026年12月5日', '2026年12月05日', '2026 年 12 月 5 号', '2026年12月5',
      ' 2026-12-05 ', '２０２６－１２－０５', '２０２６／１２／５', '2026–12–5', '2026 - 12 - 5',
    ]
    for (const typed of forms) expect(dayTyped(typed), typed).toBe('2026-12-05')
    expect(dayTyped('2028-2-29')).toBe('2028-02-29')
  })

  it('takes nothing else for a day, and names why', () => {
    const wrong = {
      none: ['2026-11-31', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-00', '20261131', '2026年2月30日', '2026/13/1'],
      year: ['1899-12-31', '2201-01-01', '0026-12-05', '3026/12/05'],
      unread: ['明天', '31.11.2026', '05/12/2026', '12-05', '26-12-5', '2026-12', '202612', '2026-1205', '2026-12/05', '2026-12-055', '2026-12-05 09:00', '46000'],
    } as const
    for (const fault of ['none', 'year', 'unread'] as const) {
      for (const typed of wrong[fault]) {
        expect(dayTyped(typed), typed).toBeUndefined()
        expect(dayFault(typed), typed).toBe(fault)
        expect(isDay(typed), typed).toBe(false)
      }
    }
  })

  it('finds nothing wrong with a day, and with nothing', () => {
    for (const typed of ['2026-11-30', '2026-1-5', '20260105', '', ' ', undefined]) expect(dayFault(typed)).toBeUndefined()
    for (const typed of ['2026-1-5', '20260105', '', undefined]) expect(isDay(typed)).toBe(false)
    expect(isDay('2026-11-30')).toBe(true)
  })
})

describe('minuteTyped', () => {
  it('understands a day with a time of day', () => {
    const forms = { '2026-12-05 09:30': '09:30', '2026-12-5 9:30': '09:30', '2026/12/05T09:30': '09:30', '2026年12月5日 9：30': '09:30', '20261205': '00:00', '2026-12-05 23:59:00': '23:59' }
    for (const [typed, time] of Object.entries(forms)) expect(minuteTyped(typed), typed).toBe(`2026-12-05 ${time}`)
  })

  it('takes nothing else for one', () => {
    for (const typed of ['', '09:30', '2026-11-31 09:00', '2026-12-05 24:00', '2026-12-05 09:60', '2026-12-05 9', '明天 09:00']) {
      expect(minuteTyped(typed), typed).toBeUndefined()
    }
  })
})
