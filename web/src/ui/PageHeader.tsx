/** The head of a page: its name, what it is about, and what can be done; sets the window's title. */
import { useEffect, type ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'

interface Props {
  title: string
  note?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, note, actions }: Props) {
  const { t } = useI18n()
  const product = t('app.name')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {note && <p className="quiet">{note}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  )
}
