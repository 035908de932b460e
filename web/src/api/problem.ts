/** The one place where an answer that is not a success becomes an error with words. */
import type { ProblemDocument, ProblemType } from './schema'

/** What goes wrong in the console itself, beside what the server answers with. */
type OwnType = typeof UNREACHABLE | 'price-form' | 'export-failed' | `status-${number}`

/** What went wrong; a comparison with another word does not compile. */
export type AnyProblemType = ProblemType | OwnType

type Body = Omit<ProblemDocument, 'type'> & { type: AnyProblemType }

/** What went wrong, from the server or for lack of an answer. */
export class ApiProblem extends Error {
  readonly body: Body
  constructor(body: Body) {
    super(body.detail || body.title)
    this.name = 'ApiProblem'
    this.body = body
  }
  get type(): AnyProblemType {
    return this.body.type
  }
  get status(): number {
    return this.body.status
  }
}

/** Type given to a request that got no answer at all. */
export const UNREACHABLE = 'unreachable'

/** How often to look how far the index of products is. */
export const INDEXING_MILLISECONDS = 2000

/** The index of products is being built: nothing is known yet of what a search finds. */
export function isBeingIndexed(error: unknown): boolean {
  return error instanceof ApiProblem && error.type === 'index-building'
}

/** Reads a failed response; a body that is no problem+json (such as a proxy's page) still becomes one. */
export function problemOf(status: number, body: unknown, requestId: string | null): ApiProblem {
  if (isProblem(body)) return new ApiProblem({ ...body, status, request_id: body.request_id ?? requestId })
  return new ApiProblem({ type: `status-${status}`, title: '', status, detail: '', request_id: requestId })
}

/** Turns anything thrown into a problem; the browser's own words for a failed request are in no language of ours, and left out. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem({
    type: UNREACHABLE,
    title: '',
    status: 0,
    detail: '',
  })
}

function isProblem(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'type' in body && 'title' in body
}

/** The last part of a JSON pointer names the form field: `/price` → `price`. */
export function fieldOf(pointer: string): string {
  const parts = pointer.replace(/^#/, '').split('/').filter(Boolean)
  return (parts[parts.length - 1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~')
}

/** Field errors in the shape that a form takes. */
export function fieldErrors(problem: ApiProblem): { name: string; errors: string[] }[] {
  const byField = new Map<string, string[]>()
  for (const error of problem.body.errors ?? []) {
    const name = fieldOf(error.pointer)
    byField.set(name, [...(byField.get(name) ?? []), error.detail])
  }
  return [...byField].map(([name, errors]) => ({ name, errors }))
}

/** Whether somebody else changed the thing first, so that it must be read again. */
export function isConflict(problem: ApiProblem): boolean {
  return problem.status === 412 || problem.status === 428 || problem.status === 409
}
