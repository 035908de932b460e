/** Some rows that are all there, a few at a time. */
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { count } from './count'

const ROWS = 10

interface Props<Row> {
  label: string
  rows: Row[]
  /** How many there are, of which `rows` are the first. */
  total: number
  rowKey: (row: Row) => string | number
  row: (row: Row) => ReactNode
}

export function PagedList<Row>({ label, rows, total, rowKey, row }: Props<Row>) {
  const { t } = useI18n()
  const [first, setFirst] = useState(0)
  if (rows.length === 0) return null
  const last = Math.min(first + ROWS, rows.length)
  return (
    <section className="paged" aria-label={label}>
      <strong>{label}</strong> <span className="quiet figure">{t('table.total', { total: count(total) })}</span>
      <ul className="problem-fields">
        {rows.slice(first, last).map((one) => (
          <li key={rowKey(one)}>{row(one)}</li>
        ))}
      </ul>
      {rows.length > ROWS && (
        <p className="row">
          <Button size="small" disabled={first === 0} aria-label={`${t('table.previous')} ${label}`} onClick={() => setFirst(first - ROWS)}>{t('table.previous')}</Button>
          <span className="figure">{first + 1}–{last} / {count(rows.length)}</span>
          <Button size="small" disabled={last === rows.length} aria-label={`${t('table.next')} ${label}`} onClick={() => setFirst(first + ROWS)}>{t('table.next')}</Button>
          {rows.length < total && <span className="quiet">{t('table.firstOnly', { shown: count(rows.length) })}</span>}
        </p>
      )}
    </section>
  )
}
