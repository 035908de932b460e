/** Words for a problem: the server's own where it gave them, ours where it could not. */
import type { ApiProblem } from '@/api/problem'
import { UNREACHABLE } from '@/api/problem'
import type { FigureView } from '@/api/schema'
import { isWord, translate, type Language } from '@/i18n/translate'

export interface ProblemWords {
  title: string
  detail: string | null
  clause: string | null
  figures: FigureView[]
  fields: { name: string; text: string }[]
  requestId: string | null
}

function titleOf(problem: ApiProblem, language: Language): string {
  if (problem.body.title !== '') return problem.body.title
  if (problem.type === UNREACHABLE) return translate(language, 'problem.unreachable')
  if (problem.status >= 500) return translate(language, 'problem.server')
  const key = `problem.${problem.status}`
  return isWord(key) ? translate(language, key) : translate(language, 'problem.other', { status: problem.status })
}

/** The name of a field in words, or as the server wrote it. */
export function fieldName(name: string, language: Language): string {
  const key = `field.${name}`
  return isWord(key) ? translate(language, key) : name
}

export function problemWords(problem: ApiProblem, language: Language): ProblemWords {
  const { body } = problem
  const title = titleOf(problem, language)
  const detail = body.detail && body.detail !== title ? body.detail : null
  return {
    title,
    detail: problem.type === UNREACHABLE ? translate(language, 'problem.unreachableDetail') : detail,
    clause: body.clause ?? null,
    figures: body.labelled_figures ?? [],
    fields: (body.errors ?? []).map((error) => ({
      name: fieldName(error.pointer.replace(/^#?\//, ''), language),
      text: error.detail,
    })),
    requestId: body.request_id ?? null,
  }
}
