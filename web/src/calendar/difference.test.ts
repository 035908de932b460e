import { expect, it } from 'vitest'
import { turnsOf } from './difference'

const day = (date: string, kind: 'holiday' | 'workday' = 'holiday', name = '国庆节') => ({ date, kind, name })

it('shows which days become free and which become working days, and no others', () => {
  const before = [day('2026-10-01'), day('2026-10-02'), day('2026-10-10', 'workday')]
  const after = [day('2026-10-01', 'holiday', '中秋节、国庆节'), day('2026-10-02'), day('2026-10-05'), day('2026-10-06'), day('2026-10-03')]
  // The 3rd is a Saturday: free before and after, whatever it is called.
  expect(turnsOf(before, after)).toEqual([
    { from: '2026-10-05', to: '2026-10-06', rests: true },
    { from: '2026-10-10', to: '2026-10-10', rests: true },
  ])
  expect(turnsOf(after, before)).toEqual([
    { from: '2026-10-05', to: '2026-10-06', rests: false },
    { from: '2026-10-10', to: '2026-10-10', rests: false },
  ])
  expect(turnsOf(after, after)).toEqual([])
})
