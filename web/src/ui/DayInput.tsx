/** A date typed or picked, whatever the browser's own habits: `YYYY-MM-DD` in and out. What was typed and is no day is handed on as it is
 *  and named, so that no other day is taken or sent in its place: see `isDay`, and `DayItem` in forms. */
import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useI18n } from '@/i18n/useI18n'
import { dayTyped, isDay } from './day'
import { dayFaultWords } from './dayFaultWords'
import { useTyped } from './useTyped'

export interface DayInputProps {
  value?: string
  onChange?: (day: string) => void
  id?: string
  label?: string
  size?: 'small' | 'middle'
  /** Shown while it is empty, where two stand side by side. */
  placeholder?: string
  /** May be left empty, and emptied again. */
  optional?: boolean
  /** The first day that may be chosen. */
  from?: string
  /** The form that it is in names what is wrong. */
  inForm?: boolean
}

// Never a function: that would shut the field for typing.
const FORMAT = 'YYYY-MM-DD'
const written = (day: Dayjs) => day.format(FORMAT)

export function DayInput({ value = '', onChange, id, label, placeholder, size, from, optional = false, inForm = false }: DayInputProps) {
  const { t } = useI18n()
  const shown = isDay(value) ? value : ''
  const typed = useTyped({ shown, read: dayTyped, take: (day) => onChange?.(day) })
  const fault = inForm ? undefined : dayFaultWords(value, t, from)
  return (
    <>
      <DatePicker
        {...typed}
        id={id}
        aria-label={label}
        size={size}
        status={fault ? 'error' : undefined}
        placeholder={placeholder}
        format={FORMAT}
        allowClear={optional}
        showNow={false}
        value={shown === '' ? null : dayjs(shown)}
        minDate={from ? dayjs(from) : undefined}
        onChange={(day) => {
          if (day || optional) onChange?.(day ? written(day) : '')
        }}
        className="figure"
      />
      {fault && <small role="alert" className="field-error">{fault}</small>}
    </>
  )
}
