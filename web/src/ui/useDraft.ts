/** An input over a text that belongs elsewhere: it shows that text, or what is being typed over it. */
import { useState } from 'react'
import { follow, headedFor, noDraft, send, type } from './draft'

interface DraftInput {
  /** What to show. */
  text: string
  /** Whether a person typed it. */
  isTyped: boolean
  /** The text when everything sent has arrived. */
  headedFor: string
  onType: (text: string) => void
  /** Before the text is set to `next`. */
  onSend: (next: string) => void
  /** Gives up what was typed. */
  drop: () => void
}

/** `now` identifies the text: it is the text itself, unless several inputs may hold the same one. */
export function useDraft(text: string, now: string = text): DraftInput {
  const [stored, store] = useState(() => noDraft(now))
  const draft = follow(stored, now)
  if (draft !== stored) store(draft)
  return {
    text: draft.typed ?? text,
    isTyped: draft.typed !== null,
    headedFor: headedFor(draft),
    onType: (typed) => store((last) => type(last, typed)),
    onSend: (next) => store((last) => send(last, next)),
    drop: () => store(noDraft(now)),
  }
}
