/** An input over a text that stands elsewhere: it shows that text, or what is being typed over it. */
import { useState } from 'react'
import { follow, headedFor, noDraft, send, type } from './draft'

interface DraftInput {
  /** What to show. */
  text: string
  /** Whether a person typed it. */
  isTyped: boolean
  /** Where the text will stand when everything sent has arrived. */
  headedFor: string
  onType: (text: string) => void
  /** Before the text is made to stand at `next`. */
  onSend: (next: string) => void
  /** Gives up what was typed. */
  drop: () => void
}

/** `now` tells the text from others: the text itself, unless it may stand in several places. */
export function useDraft(text: string, now: string = text): DraftInput {
  const [kept, keep] = useState(() => noDraft(now))
  const draft = follow(kept, now)
  if (draft !== kept) keep(draft)
  return {
    text: draft.typed ?? text,
    isTyped: draft.typed !== null,
    headedFor: headedFor(draft),
    onType: (typed) => keep((last) => type(last, typed)),
    onSend: (next) => keep((last) => send(last, next)),
    drop: () => keep(noDraft(now)),
  }
}
