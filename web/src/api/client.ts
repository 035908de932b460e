/** The typed client of the API; every call either gives data or throws an `ApiProblem`. */
import createClient, { type Middleware } from 'openapi-fetch'
import { noteCapacityChanged, shownCapacity } from './capacity'
import { asProblem, problemOf, type AnyProblemType, type ApiProblem } from './problem'
import type { paths } from './schema'

let language = 'zh-CN'
let onSignedOut: () => void = () => undefined

export function setApiLanguage(next: string): void {
  language = next
}

/** Called when the server no longer knows the caller. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

/** What every request carries: the language, and in which capacity of its firm the page shows its reader, so that nothing is done in another. That it comes from a page of our own is stated by the browser (`Sec-Fetch-Site`, `Origin`). */
export function ownHeaders(): Record<string, string> {
  const capacity = shownCapacity()
  return { 'Accept-Language': language, ...(capacity && { 'Sunshine-Capacity': capacity }) }
}

const own: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(ownHeaders())) request.headers.set(name, value)
    return request
  },
}

export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' })
api.use(own)

interface Answer<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/** Why somebody is not let in who signs in: whoever is signed in stays so. */
const SIGNING_IN: AnyProblemType[] = ['invalid-credentials', 'second-factor-required', 'second-factor-wrong']

/** Gives the data of an answer, or throws what went wrong. */
export async function unwrap<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  let answer: Answer<Data>
  try {
    answer = await call
  } catch (error) {
    throw asProblem(error)
  }
  if (!answer.response.ok) {
    const problem = problemOf(answer.response.status, answer.error, answer.response.headers.get('x-request-id'))
    if (problem.status === 401 && !SIGNING_IN.includes(problem.type)) onSignedOut()
    noteRefused(problem)
    throw problem
  }
  return answer.data as Data
}

/** Notes a refusal that concerns the whole page: it shows another capacity than the one in which the session acts. */
export function noteRefused(problem: ApiProblem): void {
  if (problem.type === 'capacity-changed') noteCapacityChanged()
}

/** A key under which a repeated request is the same request. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
