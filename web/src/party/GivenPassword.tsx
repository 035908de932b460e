/** A password that the platform made, shown once to whoever hands it over. */
import { Button, Modal, Typography } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { instant } from '@/ui/time'

const words = {
  'given.title': { zh: '{account} 的临时密码', en: 'Temporary password of {account}' },
  'given.note': {
    zh: '请当面或电话交给本人，{until} 前有效。关闭后不再显示。',
    en: 'Hand it to its owner in person or by telephone; it serves until {until}. It is not shown again.',
  },
  'given.close': { zh: '已交给本人，关闭', en: 'Handed over: close' },
}

export function GivenPassword({ account, password, until, close }: { account: string; password: string; until: string; close: () => void }) {
  const { t } = useI18n(words)
  return (
    <Modal
      open
      title={t('given.title', { account })}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={<Button type="primary" onClick={close}>{t('given.close')}</Button>}
    >
      <Typography.Paragraph copyable className="code">{password}</Typography.Paragraph>
      <p>{t('given.note', { until: instant(until) })}</p>
    </Modal>
  )
}
