/** Asks before what was typed and not sent is thrown away. */
import { Modal } from 'antd'
import { useI18n } from '@/i18n/useI18n'

export function Discarding({ onDiscard, onStay }: { onDiscard: () => void; onStay: () => void }) {
  const { t } = useI18n()
  return (
    <Modal
      open
      title={t('unsent.title')}
      okText={t('unsent.leave')}
      okButtonProps={{ danger: true }}
      cancelText={t('unsent.stay')}
      onOk={onDiscard}
      onCancel={onStay}
    >
      <p>{t('unsent.note')}</p>
    </Modal>
  )
}
