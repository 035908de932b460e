/** Over a page that shows another capacity than the one in which the session acts by now: nothing goes on here before it is read again. */
import { Button, Modal } from 'antd'
import { useCapacityChanged } from '@/api/capacity'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'

export function CapacityChanged() {
  const { t } = useI18n()
  const changed = useCapacityChanged()
  return (
    <Modal
      open={changed}
      title={t('capacity.changed')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={<Button type="primary" autoFocus onClick={() => window.location.assign(paths.home)}>{t('app.toHome')}</Button>}
    >
      {t('capacity.changedDetail')}
    </Modal>
  )
}
