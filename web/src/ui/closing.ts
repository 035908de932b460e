/** What a dialog or a drawer holds that would be lost if it closed now. */
import { createContext, use, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'

/** Whether something was typed and not sent. */
type Unsent = () => boolean

export interface Closing {
  /** Names something that may be unsent; the answer takes the name back. */
  watch: (isUnsent: Unsent) => () => void
  /** Closes, after a question where something would be lost. */
  close: () => void
}

export const ClosingContext = createContext<Closing | null>(null)

/** Lets the dialog or drawer around, where there is one, not be closed without a question while `isUnsent`. */
export function useUnsent(isUnsent: Unsent) {
  const watch = use(ClosingContext)?.watch
  const now = useEffectEvent(isUnsent)
  useEffect(() => watch?.(() => now()), [watch])
}

/** For a dialog or a drawer: what its content watches, and the question before that is thrown away. */
export function useClosing(onClose: () => void) {
  const watched = useRef(new Set<Unsent>())
  const [asking, setAsking] = useState(false)
  const watch = useCallback<Closing['watch']>((isUnsent) => {
    watched.current.add(isUnsent)
    return () => watched.current.delete(isUnsent)
  }, [])
  const close = useCallback(() => {
    if ([...watched.current].some((isUnsent) => isUnsent())) setAsking(true)
    else onClose()
  }, [onClose])
  const closing = useMemo(() => ({ watch, close }), [watch, close])
  const stay = () => setAsking(false)
  const discard = () => {
    stay()
    onClose()
  }
  return { closing, asking, discard, stay }
}
