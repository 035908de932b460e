/** Asks before what was typed and not sent is lost: on leaving the page or the window, and on closing the dialog that it is in. */
import { useBlocker } from '@tanstack/react-router'
import { Form } from 'antd'
import { useUnsent } from './closing'
import { Discarding } from './Discarding'

interface Props {
  /** What is being sent is lost no more. */
  sending: boolean
  /** Something beside the fields of the form was filled in, such as files. */
  also?: boolean
}

/** Inside a form: watches its fields. */
export function Unsent({ sending, also = false }: Props) {
  const form = Form.useFormInstance()
  return <UnsentText sending={sending} isUnsent={() => also || form.isFieldsTouched()} />
}

/** Where there is no form: `isUnsent` knows what was typed. */
export function UnsentText({ sending, isUnsent }: { sending: boolean; isUnsent: () => boolean }) {
  useUnsent(() => !sending && isUnsent())
  const leaving = useBlocker({
    // A filter in the address of the same page loses nothing.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsent(),
    enableBeforeUnload: isUnsent,
    disabled: sending,
    withResolver: true,
  })
  if (leaving.status !== 'blocked') return null
  return <Discarding onDiscard={leaving.proceed} onStay={leaving.reset} />
}
