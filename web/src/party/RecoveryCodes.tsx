/** Recovery codes, shown once, to be kept on paper. */
import { Button, Modal, Typography } from 'antd'
import { useI18n } from '@/i18n/useI18n'

const words = {
  'recovery.title': { zh: '恢复码', en: 'Recovery codes' },
  'recovery.note': {
    zh: '设备丢失时，用其中一个代替验证码登录，每个只能用一次。请打印或抄下，与密码分开保管。关闭后不再显示。',
    en: 'Where the device is lost, one of these signs you in instead of a code, once each. Print or write them down, and keep them apart from the password. They are not shown again.',
  },
  'recovery.of': { zh: '账号 {account} 的恢复码', en: 'Recovery codes of {account}' },
  'recovery.copy': { zh: '复制全部', en: 'Copy all' },
  'recovery.copied': { zh: '已复制', en: 'Copied' },
  'recovery.print': { zh: '打印', en: 'Print' },
  'recovery.close': { zh: '已保存好，关闭', en: 'They are kept: close' },
}

export function RecoveryCodes({ account, codes, close }: { account: string; codes: string[]; close: () => void }) {
  const { t } = useI18n(words)
  return (
    <Modal
      open
      title={t('recovery.title')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        <Button key="print" onClick={() => window.print()}>{t('recovery.print')}</Button>,
        <Button key="close" type="primary" onClick={close}>{t('recovery.close')}</Button>,
      ]}
    >
      <div className="recovery-codes">
        <p>{t('recovery.of', { account })}</p>
        <ol className="code">
          {codes.map((code) => (
            <li key={code}><code>{code}</code></li>
          ))}
        </ol>
        <Typography.Paragraph copyable={{ text: codes.join('\n'), tooltips: [t('recovery.copy'), t('recovery.copied')] }}>{t('recovery.copy')}</Typography.Paragraph>
        <p>{t('recovery.note')}</p>
      </div>
    </Modal>
  )
}
