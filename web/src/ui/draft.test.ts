import { expect, it } from 'vitest'
import { follow, headedFor, noDraft, send, type, type Draft } from './draft'

/** What the input shows while the text is `now`. */
const shown = (draft: Draft, now: string) => follow(draft, now).typed ?? now

it('shows the text until something is typed, and then what was typed', () => {
  const draft = noDraft('导尿管')
  expect(shown(draft, '导尿管')).toBe('导尿管')
  expect(shown(type(draft, '导尿'), '导尿管')).toBe('导尿')
  expect(shown(type(draft, ''), '导尿管')).toBe('')
})

it('keeps what was typed however late the address arrives', () => {
  const sent = send(type(noDraft(''), '注射器'), '注射器')
  // The page is still being fetched: the old address is passed again and again.
  expect(shown(sent, '')).toBe('注射器')
  const arrived = follow(sent, '注射器')
  expect(arrived).toEqual({ over: '注射器', typed: '注射器', sent: [] })
})

it('keeps what was typed since it was sent', () => {
  const more = type(send(type(noDraft(''), '注'), '注'), '注射')
  const first = follow(more, '注')
  expect(first.typed).toBe('注射')
  // Two on their way: the first to come is not mistaken for somebody else's.
  const both = type(send(more, '注射'), '注射器')
  expect(follow(follow(both, '注'), '注射').typed).toBe('注射器')
  expect(follow(both, '注射')).toEqual({ over: '注射', typed: '注射器', sent: [] })
})

it('is void when the text changes for another reason', () => {
  const arrived = follow(send(type(noDraft(''), '注射器'), '注射器'), '注射器')
  expect(shown(arrived, '')).toBe('')
  expect(shown(type(noDraft('a'), 'ab'), 'b')).toBe('b')
})

it('knows where the text is headed, so that nothing is sent twice', () => {
  const sent = send(type(noDraft(''), 'a'), 'a')
  expect(headedFor(sent)).toBe('a')
  expect(send(sent, 'a')).toBe(sent)
  expect(send(noDraft('a'), 'a').sent).toEqual([])
})
