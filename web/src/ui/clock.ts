/** The server's clock: what time it is there, even when it is simulated and years away. */
import { dayOf } from './time'

let offset = 0

/** Remembers how far the server's clock is from this machine's. */
export function setServerNow(now: string, here: number = Date.now()): void {
  const there = new Date(now).getTime()
  if (!Number.isNaN(there)) offset = there - here
}

/** The instant it is at the server. */
export function serverNow(here: number = Date.now()): Date {
  return new Date(here + offset)
}

/** Whether an instant lies on the day it is at the server. */
export function isOfToday(instant: string | null | undefined, here: number = Date.now()): boolean {
  return instant != null && dayOf(instant) === dayOf(serverNow(here))
}
