/** Words for a problem: the server's own where it gave them, ours where it could not. */
import type { ApiProblem } from '@/api/problem'
import { UNREACHABLE } from '@/api/problem'
import { isWord, translate, type Language } from '@/i18n/translate'
import { money } from './money'

export interface ProblemWords {
  title: string
  detail: string | null
  clause: string | null
  figures: { name: string; value: string }[]
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

function figureValue(value: unknown): string {
  if (typeof value === 'string') return /^\d+\.\d{2,4}$/.test(value) ? money(value) : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value == null ? '—' : JSON.stringify(value)
}

/** The name of a figure or a field in words, or as the server wrote it. */
export function nameOf(group: 'figure' | 'field', name: string, language: Language): string {
  const key = `${group}.${name}`
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
    figures: Object.entries(body.figures ?? {}).map(([name, value]) => ({
      name: nameOf('figure', name, language),
      value: figureValue(value),
    })),
    fields: (body.errors ?? []).map((error) => ({
      name: nameOf('field', error.pointer.replace(/^#?\//, ''), language),
      text: error.detail,
    })),
    requestId: body.request_id ?? null,
  }
}
