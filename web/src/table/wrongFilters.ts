/** Which filters of a list the server did not understand: the page keeps them, and names each. */
import { createContext } from 'react'
import { asProblem, fieldOf } from '@/api/problem'
import type { Filters } from './filters'

/** What is wrong, by the filter's name; nothing where the filters are not what failed. */
export function wrongFilters(error: unknown): Filters {
  if (error == null) return {}
  const problem = asProblem(error)
  if (problem.status !== 400 && problem.status !== 422) return {}
  return Object.fromEntries((problem.body.errors ?? []).map((one) => [fieldOf(one.pointer), one.detail]))
}

/** For the inputs above a list, so that each shows its own. */
export const WrongFilters = createContext<Filters>({})
