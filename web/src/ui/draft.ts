/**
 * What a person types over a text that belongs elsewhere, such as a search in the address.
 *
 * The text has one home: there. Here lies only what was typed and has not come home yet, and the text
 * that it was typed over. When that changes because the draft was sent, what was typed since stays;
 * when it changes for any other reason, the draft is void.
 */

export interface Draft {
  /** The text it was typed over, or rather what identifies it. */
  readonly over: string
  /** What was typed; null while nothing was. */
  readonly typed: string | null
  /** Sent and not yet seen there, in this order. */
  readonly sent: readonly string[]
}

export function noDraft(over: string): Draft {
  return { over, typed: null, sent: [] }
}

/** The draft once the text is `now`. */
export function follow(draft: Draft, now: string): Draft {
  if (now === draft.over) return draft
  const arrived = draft.sent.indexOf(now)
  if (arrived < 0) return noDraft(now)
  return { over: now, typed: draft.typed, sent: draft.sent.slice(arrived + 1) }
}

export function type(draft: Draft, text: string): Draft {
  return { ...draft, typed: text }
}

/** Notes that the text will be `next` because of this draft. */
export function send(draft: Draft, next: string): Draft {
  return next === headedFor(draft) ? draft : { ...draft, sent: [...draft.sent, next] }
}

/** The text when everything sent has arrived. */
export function headedFor(draft: Draft): string {
  return draft.sent.at(-1) ?? draft.over
}
