/** The one form of the console: only its button sends it; what was wrong with a field, and why it was not sent, is gone once somebody goes on typing. */
import { Form, type FormProps } from 'antd'
import type { ReactNode } from 'react'
import { wouldSend } from './enter'

/** What was sent or asked with the content of a form. */
interface Answered {
  isError: boolean
  reset: () => void
}

interface Props<Fields> extends Omit<FormProps<Fields>, 'children'> {
  children: ReactNode
  /** Those whose refusal is about what was typed before. */
  clears?: Answered[]
  /** Enter in a field sends it too: for signing in alone, which binds nobody. */
  sendsOnEnter?: boolean
}

export function EntryForm<Fields extends object>({ clears = [], form: given, sendsOnEnter = false, onValuesChange, onKeyDown, ...rest }: Props<Fields>) {
  const [form] = Form.useForm<Fields>(given)
  return (
    <Form<Fields>
      {...rest}
      form={form}
      onKeyDown={(event) => {
        if (!sendsOnEnter && wouldSend(event.key, event.target as HTMLElement)) event.preventDefault()
        onKeyDown?.(event)
      }}
      onValuesChange={(changed, all) => {
        // A field is judged anew when it is left or sent; until then nothing is known against what it holds now.
        form.setFields(Object.keys(changed).map((name) => ({ name, errors: [] })) as never)
        for (const answered of clears) if (answered.isError) answered.reset()
        onValuesChange?.(changed, all)
      }}
    />
  )
}
