/** The second step of signing in: the code of the device, or a recovery code. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { knowsPasskeys } from './passkey'
import { PasskeyButton } from './PasskeyButton'
import { isCode, typedCode } from './secondFactor'
import type { PasskeyUse } from './usePasskey'

const words = {
  'signInCode.note': { zh: '{account} 已启用两步验证。', en: '{account} has a second factor.' },
  'signInCode.code': { zh: '验证码', en: 'Code' },
  'signInCode.hint': { zh: '身份验证器应用上的六位数字', en: 'The six digits that your authenticator app shows' },
  'signInCode.recovery': { zh: '恢复码', en: 'Recovery code' },
  'signInCode.recoveryHint': { zh: '启用两步验证时保存的恢复码，每个只能用一次', en: 'One of those that you kept; each serves once' },
  'signInCode.form': { zh: '请输入六位数字的验证码', en: 'Enter the six digits of the code' },
  'signInCode.recoveryForm': { zh: '恢复码为十六位，每四位一组', en: 'A recovery code has sixteen letters, in groups of four' },
  'signInCode.lost': { zh: '设备不在身边？用恢复码', en: 'Device not at hand? Use a recovery code' },
  'signInCode.found': { zh: '改用设备上的验证码', en: 'Use the code of the device' },
  'signInCode.back': { zh: '换一个账号', en: 'Use another account' },
}

interface Props {
  account: string
  busy: boolean
  /** What the account takes beside its password. */
  takes: string
  passkey: PasskeyUse
  onPasskey: () => void
  onSend: (code: string) => void
  onTyping: () => void
  onBack: () => void
}

export function SignInCode({ account, busy, takes, passkey, onPasskey, onSend, onTyping, onBack }: Props) {
  const { t } = useI18n(words)
  const [form] = Form.useForm<{ code: string }>()
  // An account with passkeys alone has codes on paper only.
  const [isLost, setLost] = useState(takes === 'passkeys')
  return (
    <>
      <p>{t('signInCode.note', { account })}</p>
      {takes !== 'codes' && knowsPasskeys() && <PasskeyButton passkey={passkey} busy={busy} onUse={onPasskey} />}
      <EntryForm<{ code: string }> sendsOnEnter form={form} layout="vertical" requiredMark={false} onValuesChange={onTyping} onFinish={({ code }) => onSend(typedCode(code))}>
        <Form.Item
          // Another field begins empty, and takes the focus.
          key={String(isLost)}
          name="code"
          label={t(isLost ? 'signInCode.recovery' : 'signInCode.code')}
          extra={t(isLost ? 'signInCode.recoveryHint' : 'signInCode.hint')}
          validateTrigger="onSubmit"
          rules={[
            {
              validator: (_, value: string | undefined) =>
                isCode(value ?? '') ? Promise.resolve() : Promise.reject(new Error(t(isLost ? 'signInCode.recoveryForm' : 'signInCode.form'))),
            },
          ]}
        >
          <Input autoFocus size="large" inputMode={isLost ? 'text' : 'numeric'} autoComplete={isLost ? 'off' : 'one-time-code'} maxLength={64} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('session.signIn')}
        </Button>
      </EntryForm>
      <p>
        {takes !== 'passkeys' && (
          <Button
            type="link"
            onClick={() => {
              form.resetFields()
              setLost(!isLost)
            }}
          >
            {t(isLost ? 'signInCode.found' : 'signInCode.lost')}
          </Button>
        )}
        <Button type="link" onClick={onBack}>{t('signInCode.back')}</Button>
      </p>
    </>
  )
}
