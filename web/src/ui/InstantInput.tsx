/** A moment in Shenzhen, day and time, whatever zone the browser is in. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { noDay, typedIn } from './day'
import { atShenzhen, instantExact } from './time'

interface Props {
  /** An instant; empty while none is chosen. */
  value: string
  onChange: (at: string) => void
  label: string
  placeholder: string
  /** The last day that may be chosen. */
  until: string
}

export function InstantInput({ value, onChange, label, placeholder, until }: Props) {
  const { t } = useI18n()
  const [wrong, setWrong] = useState('')
  return (
    <>
      <DatePicker
        size="small"
        aria-label={label}
        placeholder={placeholder}
        showTime={{ format: 'HH:mm', defaultOpenValue: dayjs('2000-01-01T00:00:00') }}
        showNow={false}
        format="YYYY-MM-DD HH:mm"
        value={value === '' ? null : dayjs(instantExact(value).replace(' ', 'T'))}
        maxDate={dayjs(until)}
        status={wrong ? 'error' : undefined}
        onChange={(at) => {
          setWrong('')
          onChange(at ? atShenzhen(at.format('YYYY-MM-DD'), at.format('HH:mm')) : '')
        }}
        onBlur={(event) => setWrong(noDay(typedIn(event)))}
        className="figure"
      />
      {wrong && <small role="alert" className="field-error">{t('day.none', { typed: wrong })}</small>}
    </>
  )
}
