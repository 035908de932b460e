/** Twelve months with rest days and make-up working days. */
import { useMemo } from 'react'
import type { YearView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { dayOf } from '@/ui/time'
import { holidayName } from './holidays'
import { monthsOf } from './months'

export function YearGrid({ year }: { year: YearView }) {
  const { t, language } = useI18n()
  const today = dayOf(serverNow())
  const named = useMemo(() => new Map(year.days.map((day) => [day.date, day])), [year.days])
  const weekdays = t('calendar.weekdays').split(' ')
  const months = t('calendar.months').split('|')
  return (
    <div className="year">
      {monthsOf(year.year).map((month) => (
        <table key={month.number} className="month">
          <caption>{months[month.number - 1]}</caption>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">{weekday}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {month.weeks.map((week, index) => (
              <tr key={index}>
                {week.map((date, column) => {
                  if (date === null) return <td key={column} />
                  const day = named.get(date)
                  const weekend = column >= 5
                  const rests = day ? day.kind === 'holiday' : weekend
                  const kind = day ? day.kind : rests ? 'weekend' : 'plain'
                  return (
                    <td
                      key={column}
                      className={`day day-${kind}${date === today ? ' day-today' : ''}`}
                      title={day ? `${date} ${holidayName(language, day.name)} ${t(`calendar.${day.kind}`)}` : undefined}
                    >
                      {Number(date.slice(8))}
                      {day && <small aria-label={t(`calendar.${day.kind}`)}>{t(`calendar.${day.kind}.short`)}</small>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
