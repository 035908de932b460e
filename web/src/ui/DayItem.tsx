/** A day in a form: what is none is named beside it, and the form is not sent. */
import { Form } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { dayFaultWords } from './dayFaultWords'
import { DayInput, type DayInputProps } from './DayInput'
import { WorkingDayInput } from './WorkingDayInput'

interface Props extends Pick<DayInputProps, 'size' | 'from' | 'optional'> {
  name: string
  label: string
  /** A working day is proposed where it is none. */
  working?: boolean
}

export function DayItem({ name, label, size, from, optional = false, working = false }: Props) {
  const { t } = useI18n()
  const isOne = {
    validator: (_: unknown, value: string | undefined) => {
      const fault = dayFaultWords(value, t, from)
      return fault ? Promise.reject(new Error(fault)) : Promise.resolve()
    },
  }
  const needed = { required: true, message: t('common.needed') }
  return (
    <Form.Item name={name} label={label} validateFirst rules={optional ? [isOne] : [needed, isOne]}>
      {working ? <WorkingDayInput inForm from={from} /> : <DayInput inForm size={size} from={from} optional={optional} />}
    </Form.Item>
  )
}
