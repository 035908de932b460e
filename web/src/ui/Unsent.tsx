/** Inside a form: asks before what was typed and not sent is lost, on leaving the page or the window. */
import { useBlocker } from '@tanstack/react-router'
import { Form, Modal } from 'antd'
import { useI18n } from '@/i18n/useI18n'

/** `sending`: what is being sent is lost no more. */
export function Unsent({ sending }: { sending: boolean }) {
  const { t } = useI18n()
  const form = Form.useFormInstance()
  const isUnsent = () => form.isFieldsTouched()
  const leaving = useBlocker({
    // A filter in the address of the same page loses nothing.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsent(),
    enableBeforeUnload: isUnsent,
    disabled: sending,
    withResolver: true,
  })
  if (leaving.status !== 'blocked') return null
  return (
    <Modal
      open
      title={t('unsent.title')}
      okText={t('unsent.leave')}
      okButtonProps={{ danger: true }}
      cancelText={t('unsent.stay')}
      onOk={leaving.proceed}
      onCancel={leaving.reset}
    >
      <p>{t('unsent.note')}</p>
    </Modal>
  )
}
