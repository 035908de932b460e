/** A date typed or picked, `YYYY-MM-DD` in and out, whatever the browser's own habits. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'

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
  return (
    <DatePicker
      id={id}
      aria-label={label}
      size={size}
      placeholder={placeholder}
      format="YYYY-MM-DD"
      allowClear={optional}
      showNow={false}
      value={value ? dayjs(value) : null}
      minDate={from ? dayjs(from) : undefined}
      onChange={(day) => (day || optional) && onChange?.(day ? day.format('YYYY-MM-DD') : '')}
      className="figure"
    />
  )
}
