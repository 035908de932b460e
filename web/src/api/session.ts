/** Who is signed in, as every slice may ask. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { noteCapacityChanged } from './capacity'
import { api, unwrap } from './client'
import { ApiProblem } from './problem'
import type { OrganisationKind, SessionView } from './schema'

/** Set while this browser holds a session cookie, which scripts cannot see; spares a refused question at the start. */
const HINT = 'sunshine.signed-in'

/** Whether this browser holds a session as far as it knows. */
export function isNotedSignedIn(): boolean {
  return localStorage.getItem(HINT) !== null
}

export function noteSignedIn(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(HINT, 'yes')
  else localStorage.removeItem(HINT)
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client }): Promise<SessionView | null> => {
    if (!isNotedSignedIn()) return null
    const shown = client.getQueryData<SessionView | null>(['session'])
    const answer = await api.GET('/api/v1/sessions/current')
    if (answer.response.status === 401) return null
    const session = await unwrap(Promise.resolve(answer))
    if (shown?.account !== session.account || shown.organisation.kind === session.organisation.kind) return session
    // Switched on another page: what this one shows stays as it is until somebody has read that.
    noteCapacityChanged()
    return shown
  },
  staleTime: Infinity,
  retry: (count, error) => !(error instanceof ApiProblem) && count < 2,
})

/** Ends the session at the server; one that is over already is ended. Fails where the server did not end it. */
export async function endSession(): Promise<void> {
  const answer = await api.DELETE('/api/v1/sessions/current')
  if (answer.response.status !== 401) await unwrap(Promise.resolve(answer))
}

/** The caller; pages behind the login always have one. */
export function useSession(): SessionView {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('this page is shown to signed-in callers only')
  return data
}

export function useKind(): OrganisationKind {
  return useSession().organisation.kind
}
