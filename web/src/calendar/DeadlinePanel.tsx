/** Why a term ends when it does: the last day, the days skipped and their names. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { isDay } from '@/ui/day'
import { DayInput } from '@/ui/DayInput'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { dayOf } from '@/ui/time'
import { holidayName } from './holidays'

export function DeadlinePanel() {
  const { t, language } = useI18n()
  const [chosen, setFrom] = useState<string | null>(null)
  const from = chosen ?? dayOf(serverNow())
  const [days, setDays] = useState('5')
  const count = Number(days)
  const valid = isDay(from) && Number.isInteger(count) && count >= 1 && count <= 250
  const { data, error } = useQuery({
    queryKey: ['deadline', from, count],
    queryFn: () =>
      unwrap(api.GET('/api/v1/calendar/deadline', { params: { query: { from, working_days: count } } })),
    enabled: valid,
    placeholderData: (last) => last,
    retry: false,
  })
  return (
    <section className="panel" aria-labelledby="deadline-title">
      <h2 id="deadline-title">{t('deadline.title')}</h2>
      <div className="row">
        <label className="stacked">
          <span className="quiet">{t('deadline.from')}</span>
          <DayInput value={from} onChange={setFrom} />
        </label>
        <label className="stacked">
          <span className="quiet">{t('deadline.days')}</span>
          <Input
            inputMode="numeric"
            value={days}
            onChange={(event) => setDays(event.target.value.trim())}
            className="narrow figure"
          />
        </label>
      </div>
      {error && <ProblemView error={error} />}
      {data && valid && (
        <div className="stack spaced" aria-live="polite">
          <p>
            {t('deadline.due')} <strong className="figure">{data.due_by}</strong>{' '}
            {data.provisional && <Tag tone="wait">{t('invitation.provisional')}</Tag>}
          </p>
          {data.due_by_if_confirmed && <p>{t('deadline.ifConfirmed', { due: data.due_by_if_confirmed })}</p>}
          <p className="quiet">{t('deadline.rule')}</p>
          {data.skipped.length > 0 && (
            <details open>
              <summary>{t('deadline.skipped', { count: data.skipped.length })}</summary>
              <ul className="skipped">
                {data.skipped.map((day) => (
                  <li key={day.date}>
                    <span className="figure">{day.date}</span> {holidayName(language, day.name)}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <small className="quiet">{t('calendar.version', { version: data.calendar_version })}</small>
        </div>
      )}
    </section>
  )
}
