/** Dialogs and drawers with something to fill in: Escape, the cross and 取消 throw nothing away that was typed without a question. */
import { Button, Drawer, Modal, type DrawerProps, type ModalProps } from 'antd'
import { use } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { ClosingContext, useClosing } from './closing'
import { Discarding } from './Discarding'

export function FormDialog({ onCancel, ...rest }: Omit<ModalProps, 'onCancel'> & { onCancel: () => void }) {
  const { closing, asking, discard, stay } = useClosing(onCancel)
  return (
    <ClosingContext value={closing}>
      <Modal {...rest} onCancel={closing.close} />
      {asking && <Discarding onDiscard={discard} onStay={stay} />}
    </ClosingContext>
  )
}

export function FormDrawer({ onClose, ...rest }: Omit<DrawerProps, 'onClose'> & { onClose: () => void }) {
  const { closing, asking, discard, stay } = useClosing(onClose)
  return (
    <ClosingContext value={closing}>
      <Drawer {...rest} onClose={closing.close} />
      {asking && <Discarding onDiscard={discard} onStay={stay} />}
    </ClosingContext>
  )
}

/** Closes the dialog that it is in the foot of, as its cross does. */
export function CancelButton({ disabled }: { disabled?: boolean }) {
  const { t } = useI18n()
  const closing = use(ClosingContext)
  return <Button disabled={disabled} onClick={closing?.close}>{t('common.cancel')}</Button>
}
