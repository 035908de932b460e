/** A moment in Shenzhen, day and time, whatever zone the browser is in. What was typed and is none is handed on as it is and named, so
 *  that no other moment is taken in its place: see `isInstant`. */
import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useI18n } from '@/i18n/useI18n'
import { minuteTyped } from './day'
import { atShenzhen, instant, isInstant } from './time'
import { useTyped } from './useTyped'

interface Props {
  /** An instant; empty while none is chosen. */
  value: string
  onChange: (at: string) => void
  label: string
  placeholder: string
  /** The last day that may be chosen. */
  until: string
}

// Never a function: that would shut the field for typing.
const FORMAT = 'YYYY-MM-DD HH:mm'
const written = (at: Dayjs) => at.format(FORMAT)

/** The instant of `YYYY-MM-DD HH:mm`. */
function instantOf(minute: string): string {
  const [day = '', time = ''] = minute.split(' ')
  return atShenzhen(day, time)
}

export function InstantInput({ value, onChange, label, placeholder, until }: Props) {
  const { t } = useI18n()
  const shown = isInstant(value) ? instant(value) : ''
  const read = (text: string) => {
    const minute = minuteTyped(text)
    return minute === undefined ? undefined : instantOf(minute)
  }
  const typed = useTyped({ shown, read, take: onChange })
  const isLate = shown.slice(0, 10) > until
  const fault = value !== '' && shown === '' ? t('day.noMinute', { typed: value }) : isLate && t('day.late', { until })
  return (
    <>
      <DatePicker
        {...typed}
        size="small"
        aria-label={label}
        placeholder={placeholder}
        showTime={{ format: 'HH:mm', defaultOpenValue: dayjs('2000-01-01T00:00:00') }}
        showNow={false}
        format={FORMAT}
        value={shown === '' ? null : dayjs(shown.replace(' ', 'T'))}
        maxDate={dayjs(until)}
        status={fault ? 'error' : undefined}
        onChange={(at) => onChange(at ? instantOf(written(at)) : '')}
        className="figure"
      />
      {fault && <small role="alert" className="field-error">{fault}</small>}
    </>
  )
}
