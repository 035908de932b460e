/** The secret of a letter is read from behind the `#`, which no server on the way sees. */
import { expect, it } from 'vitest'
import { secretOf } from '../src/party/secretOf'

it('reads what follows the hash, and nothing where it was lost', () => {
  expect(secretOf('#00ff')).toBe('00ff')
  expect(secretOf('#00ff ')).toBe('00ff')
  expect(secretOf('')).toBe('')
  expect(secretOf('#')).toBe('')
})
