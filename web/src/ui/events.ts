/** How the events of the log are read on the page. */

export interface Figure {
  name: string
  value: string
  kind: 'money' | 'deadline' | 'text'
}

/** Every event carries the whole of its subject; of that, what its kind is about. */
const SHOWN: Record<string, string[]> = {
  'invitation-sent': ['price', 'reference_limit', 'quantity', 'due_by'],
  'invitation-confirmed': ['price', 'reference_limit'],
  'invitation-accepted': ['price'],
  'invitation-refused': ['reason'],
  'invitation-countered': ['price', 'counter_price', 'reference_limit', 'due_by', 'reason'],
  'invitation-counter-rejected': ['counter_price'],
  'invitation-counter-accepted': ['counter_price'],
  'invitation-counter-refused': ['counter_price'],
  'invitation-withdrawn': [],
  'invitation-lapsed': ['due_by'],
  'invitation-superseded': ['price', 'counter_price', 'reference_limit', 'reason'],
  'invitation-deadline-moved': ['due_by_before', 'due_by'],
  'price-declared': ['base_price', 'effective_from', 'effective_to'],
  'price-change-returned': ['reason'],
  'price-change-refused': ['reason'],
  'price-change-withdrawn': [],
  'price-change-publicized': ['base_price'],
  'price-change-announced': ['base_price', 'counts_from'],
  'price-rise-held': ['base_price'],
}
const OTHERWISE = ['price', 'counter_price', 'reference_limit', 'reason']

/** The figures of an event that people read, in a steady order. */
export function figuresOf(event: string, data: Record<string, unknown>): Figure[] {
  return (SHOWN[event] ?? OTHERWISE).flatMap((name): Figure[] => {
    const value = data[name]
    if (typeof value === 'number') return [{ name, value: value.toLocaleString('en-US'), kind: 'text' }]
    if (typeof value !== 'string' || value === '') return []
    if (name.startsWith('due_by')) return [{ name, value, kind: 'deadline' }]
    return [{ name, value, kind: /^\d+\.\d+$/.test(value) ? 'money' : 'text' }]
  })
}

/** The colour of an event's mark. */
export function eventTone(kind: string): 'good' | 'bad' | 'wait' | 'plain' {
  if (/refused|lapsed|superseded|rejected|returned|upheld/.test(kind)) return 'bad'
  if (/confirmed|accepted|announced/.test(kind)) return 'good'
  if (/countered|deadline|publicized|held|raised/.test(kind)) return 'wait'
  return 'plain'
}
