/** What became of each of many things done at once; what failed comes first. */
import type { ReactNode } from 'react'
import { ApiProblem } from '@/api/problem'
import type { ProblemDocument } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { problemWords } from './problemWords'

export interface Result {
  key: string
  name: ReactNode
  /** What it is now, when it was done. */
  state?: ReactNode
  problem?: ProblemDocument | null
}

export function ResultList({ results }: { results: Result[] }) {
  const { t, language } = useI18n()
  const failed = results.filter((result) => result.problem)
  const sorted = [...failed, ...results.filter((result) => !result.problem)]
  return (
    <>
      <p role="status">{t('bulk.result', { done: results.length - failed.length, failed: failed.length })}</p>
      <ul className="bulk-results">
        {sorted.map(({ key, name, state, problem }) => {
          const words = problem && problemWords(new ApiProblem(problem), language)
          return (
            <li key={key}>
              <span>{name}</span>
              {state}
              {words && <span className="figure-above">{[words.title, words.detail].filter(Boolean).join(language === 'en' ? ': ' : '：')}</span>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
