/** Proves by a device of one's own who one is; beside it what went wrong. */
import { KeyOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import type { PasskeyUse } from './usePasskey'

const words = {
  'passkeyButton.use': { zh: '使用通行密钥', en: 'Use a passkey' },
}

interface Props {
  passkey: PasskeyUse
  busy?: boolean
  onUse: () => void
}

export function PasskeyButton({ passkey, busy = false, onUse }: Props) {
  const { t } = useI18n(words)
  const { failure } = passkey
  return (
    <>
      <Button icon={<KeyOutlined />} size="large" block loading={busy || passkey.busy} onClick={onUse}>
        {t('passkeyButton.use')}
      </Button>
      {typeof failure === 'string' && <Alert type="warning" showIcon title={failure} className="problem" />}
      {failure && typeof failure !== 'string' && <ProblemView error={failure} />}
    </>
  )
}
