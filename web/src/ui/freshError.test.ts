import { expect, it } from 'vitest'
import { isFresh } from './freshError'

it('shows a refusal while it is about what is typed, and no longer', () => {
  const refusal = new Error('above the limit')
  expect(isFresh({ error: null, about: '1' }, refusal, '1'), 'it has just come').toBe(true)
  expect(isFresh({ error: refusal, about: '1' }, refusal, '1')).toBe(true)
  expect(isFresh({ error: refusal, about: '1' }, refusal, '12'), 'something else is typed').toBe(false)
})
