/** A date typed or picked, `YYYY-MM-DD` in and out, whatever the browser's own habits. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { noDay, typedIn } from './day'

interface Props {
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
}

export function DayInput({ value, onChange, id, label, placeholder, size, from, optional = false }: Props) {
  const { t } = useI18n()
  const [wrong, setWrong] = useState('')
  return (
    <>
      <DatePicker
        id={id}
        aria-label={label}
        size={size}
        status={wrong ? 'error' : undefined}
        placeholder={placeholder}
        format="YYYY-MM-DD"
        allowClear={optional}
        showNow={false}
        value={value ? dayjs(value) : null}
        minDate={from ? dayjs(from) : undefined}
        onChange={(day) => {
          setWrong('')
          if (day || optional) onChange?.(day ? day.format('YYYY-MM-DD') : '')
        }}
        // What is no day is not taken: that would look as if it had never been typed.
        onBlur={(event) => setWrong(noDay(typedIn(event)))}
        className="figure"
      />
      {wrong && <small role="alert" className="field-error">{t('day.none', { typed: wrong })}</small>}
    </>
  )
}
