/** How a person likes a table: which columns, how dense. Stored in this browser. */
import { useState } from 'react'

export interface Preferences {
  hidden: string[]
  density: 'middle' | 'small'
}

function read(name: string, otherwise: Preferences): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`sunshine.table.${name}`) ?? 'null')
    if (typeof stored === 'object' && stored !== null) return { ...otherwise, ...(stored as Partial<Preferences>) }
  } catch {
    // A broken note is no reason to fail; the defaults hold.
  }
  return otherwise
}

export function usePreferences(name: string, hiddenAtFirst: string[]) {
  const [preferences, setPreferences] = useState(() => read(name, { hidden: hiddenAtFirst, density: 'middle' }))
  const change = (patch: Partial<Preferences>) => {
    const next = { ...preferences, ...patch }
    localStorage.setItem(`sunshine.table.${name}`, JSON.stringify(next))
    setPreferences(next)
  }
  return { preferences, change }
}
