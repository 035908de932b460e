import { expect, it } from 'vitest'
import { isOfToday, serverNow, setServerNow } from './clock'

it('keeps the distance to the server, whichever way it differs', () => {
  const here = Date.parse('2026-11-22T00:00:00Z')
  setServerNow('2026-03-02T09:00:00+08:00', here)
  expect(serverNow(here + 60_000).toISOString()).toBe('2026-03-02T01:01:00.000Z')
  setServerNow('no instant', here)
  expect(serverNow(here).toISOString()).toBe('2026-03-02T01:00:00.000Z')
  setServerNow('2030-01-01T00:00:00+08:00', here)
  expect(serverNow(here).toISOString()).toBe('2029-12-31T16:00:00.000Z')
})

it('takes the day of the server, in Shanghai', () => {
  const here = Date.parse('2026-11-22T00:00:00Z')
  setServerNow('2026-03-02T00:30:00+08:00', here)
  expect(isOfToday('2026-03-02T23:59:59+08:00', here)).toBe(true)
  expect(isOfToday('2026-03-01T16:00:00Z', here)).toBe(true)
  expect(isOfToday('2026-03-01T23:59:59+08:00', here)).toBe(false)
  expect(isOfToday(null, here)).toBe(false)
})
