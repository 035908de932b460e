/** A last day for somebody: proposed as a working day, and pointed out where it is none. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { isDay } from './day'
import { DayInput, type DayInputProps } from './DayInput'
import { addDays } from './time'

/** The first working day on a day or after it, as the calendar has it; undefined until that is known. */
export function useWorkingDayFrom(day: string): string | undefined {
  const from = addDays(day, -1)
  const found = useQuery({
    queryKey: ['deadline', from, 1],
    queryFn: () => unwrap(api.GET('/api/v1/calendar/deadline', { params: { query: { from, working_days: 1 } } })),
    retry: false,
  })
  return found.data?.last_day
}

type Props = Pick<DayInputProps, 'value' | 'onChange' | 'id' | 'label' | 'from' | 'inForm'>

export function WorkingDayInput({ value = '', onChange, id, label, from, inForm }: Props) {
  return (
    <span className="row">
      <DayInput id={id} label={label} from={from} value={value} onChange={onChange} inForm={inForm} />
      {isDay(value) && <RestDay day={value} onChange={onChange} />}
    </span>
  )
}

function RestDay({ day, onChange }: { day: string; onChange: Props['onChange'] }) {
  const { t } = useI18n()
  const next = useWorkingDayFrom(day)
  if (next === undefined || next === day) return null
  return (
    <span role="status" className="quiet">
      {t('day.rests')} <Button size="small" type="link" onClick={() => onChange?.(next)}>{t('day.take', { day: next })}</Button>
    </span>
  )
}
