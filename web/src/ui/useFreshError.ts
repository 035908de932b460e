/** Why something was refused, until what it was refused for changes. */
import { useState } from 'react'
import { isFresh } from './freshError'

/** `about` identifies what was sent. */
export function useFreshError(error: unknown, about: string): unknown {
  const [seen, see] = useState({ error, about })
  if (seen.error !== error) see({ error, about })
  return isFresh(seen, error, about) ? error : null
}
