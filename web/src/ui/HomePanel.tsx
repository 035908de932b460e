/** A panel of the first page: a title, a few rows, and the way to all of them. */
import type { ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { ProblemView } from '@/ui/ProblemView'
import { Waiting } from '@/ui/Waiting'

interface Props {
  title: string
  all: string
  empty: string
  count: number | undefined
  error: unknown
  children: ReactNode
  wide?: boolean
}

export function HomePanel({ title, all, empty, count, error, children, wide }: Props) {
  const { t } = useI18n()
  return (
    <section className={wide ? 'panel panel-wide' : 'panel'} aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        <AppLink to={all} aria-label={`${title} ${t('home.all')}`}>{t('home.all')}</AppLink>
      </div>
      {error != null && <ProblemView error={error} />}
      {count === undefined && error == null && <Waiting rows={3} />}
      {count === 0 && <p className="empty">{empty}</p>}
      {count !== undefined && count > 0 && children}
    </section>
  )
}
