/** A key, shown once to whoever gives it to the program. */
import { Button, Modal, Typography } from 'antd'
import type { IssuedServiceAccount } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { instant } from '@/ui/time'

export const words = {
  'issued.title': { zh: '“{name}”的密钥', en: 'The key of “{name}”' },
  'issued.note': { zh: '请立即复制并交给程序妥善保存。关闭后不再显示，平台也无法找回。', en: 'Copy it now and give it to the program. It is not shown again, and nobody can recover it.' },
  'issued.overlap': { zh: '原密钥可用到 {until}。', en: 'The key before serves until {until}.' },
  'issued.copy': { zh: '复制密钥', en: 'Copy the key' },
  'issued.copied': { zh: '已复制', en: 'Copied' },
  'issued.close': { zh: '已保存，关闭', en: 'Kept: close' },
} satisfies Dictionary

export function IssuedKey({ issued, onClose }: { issued: IssuedServiceAccount; onClose: () => void }) {
  const { t } = useI18n(words)
  return (
    <Modal
      open
      title={t('issued.title', { name: issued.name })}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={<Button type="primary" onClick={onClose}>{t('issued.close')}</Button>}
    >
      <Typography.Paragraph copyable={{ tooltips: [t('issued.copy'), t('issued.copied')] }} className="code">{issued.key}</Typography.Paragraph>
      <p>{t('issued.note')}</p>
      {issued.overlaps_until && <p>{t('issued.overlap', { until: instant(issued.overlaps_until) })}</p>}
    </Modal>
  )
}
