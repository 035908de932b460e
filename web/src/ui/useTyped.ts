/** What is typed into a picker is read when it is left or Enter is pressed: a day that is half typed may be another day. */
import type { FocusEvent, KeyboardEvent } from 'react'
import { typedIn } from './day'

interface Field {
  /** What the field shows. */
  shown: string
  /** The value that is meant by what was typed, if there is one. */
  read: (typed: string) => string | undefined
  /** Takes the value, or what was typed where it means none: no other one is taken in its place. */
  take: (value: string) => void
}

export function useTyped({ shown, read, take }: Field) {
  const leave = (event: FocusEvent<HTMLElement> | KeyboardEvent<HTMLElement>) => {
    const typed = typedIn(event).trim()
    if (typed !== shown) take(typed === '' ? '' : (read(typed) ?? typed))
  }
  return {
    onBlur: leave,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Enter') leave(event)
    },
  }
}
