/** How the events of the log are read on the page. */

export interface Figure {
  name: string
  value: string
  kind: 'money' | 'deadline' | 'text'
}

const SHOWN = [
  'price',
  'counter_price',
  'reference_limit',
  'limit',
  'new_limit',
  'current_price',
  'quantity',
  'due_at',
  'previous_due_at',
  'reason',
  'note',
]

/** The figures of an event that people read, in a steady order. */
export function figuresOf(data: Record<string, unknown>): Figure[] {
  return SHOWN.flatMap((name): Figure[] => {
    const value = data[name]
    if (typeof value === 'number') return [{ name, value: String(value), kind: 'text' }]
    if (typeof value !== 'string' || value === '') return []
    if (name.endsWith('due_at')) return [{ name, value, kind: 'deadline' }]
    return [{ name, value, kind: /^\d+\.\d+$/.test(value) ? 'money' : 'text' }]
  })
}

/** The colour of an event's mark. */
export function eventTone(kind: string): 'good' | 'bad' | 'wait' | 'plain' {
  if (/confirmed|accepted/.test(kind)) return 'good'
  if (/refused|lapsed|superseded/.test(kind)) return 'bad'
  if (/countered|deadline/.test(kind)) return 'wait'
  return 'plain'
}
