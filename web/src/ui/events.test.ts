import { expect, it } from 'vitest'
import { isWord } from '@/i18n/translate'
import { eventTone, figuresOf } from './events'

const data = {
  number: 'YJ1',
  price: '90.00',
  counter_price: '95.00',
  reference_limit: '100.00',
  quantity: 20,
  due_at: '2026-03-10T00:00:00+08:00',
  due_by: '2026-03-09 24:00',
  reason: null,
}

it('shows of each event what its kind is about', () => {
  expect(figuresOf('invitation-sent', data)).toEqual([
    { name: 'price', value: '90.00', kind: 'money' },
    { name: 'reference_limit', value: '100.00', kind: 'money' },
    { name: 'quantity', value: '20', kind: 'text' },
    { name: 'due_by', value: '2026-03-09 24:00', kind: 'deadline' },
  ])
  expect(figuresOf('invitation-lapsed', data).map((figure) => figure.name)).toEqual(['due_by'])
})

it('has words and a colour for every event', () => {
  for (const kind of ['sent', 'confirmed', 'accepted', 'refused', 'countered', 'counter-accepted', 'counter-refused', 'counter-rejected', 'withdrawn', 'lapsed', 'superseded', 'deadline-moved']) {
    expect(isWord(`event.invitation-${kind}`), kind).toBe(true)
  }
  expect(eventTone('invitation-counter-refused')).toBe('bad')
  expect(eventTone('invitation-counter-accepted')).toBe('good')
})
