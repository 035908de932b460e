/** A dialog that takes the present password, and a code where there is a second factor, before something is done. */
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import type { PasskeyProof, SecondFactorView } from '@/api/schema'
import { useSession } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { Unsent } from '@/ui/Unsent'
import { useCommand } from '@/ui/useCommand'
import { knowsPasskeys } from './passkey'
import { PasskeyButton } from './PasskeyButton'
import { typedCode } from './secondFactor'
import { usePasskey } from './usePasskey'

const words = {
  'proof.password': { zh: '现在的密码', en: 'Present password' },
  'proof.code': { zh: '验证码', en: 'Code' },
  'proof.codeHint': { zh: '设备上的六位数字，或一个恢复码', en: 'The six digits of the device, or a recovery code' },
}

export interface Proof {
  password: string
  code?: string
  passkey?: PasskeyProof
}

/** What is taken beside the password: nothing, a code, or what a device signs. */
export interface Takes {
  code: boolean
  passkey: boolean
}

/** What an account takes, as its owner knows it. A recovery code serves where it takes a passkey alone. */
export function takesOf({ is_in_force, passkeys, passkeys_at }: SecondFactorView): Takes {
  return { code: is_in_force, passkey: passkeys > 0 && passkeys_at === window.location.origin && knowsPasskeys() }
}

interface Props<Output> {
  title: string
  confirm: string
  danger?: boolean
  takes: Takes
  send: (proof: Proof) => Promise<Output>
  onDone: (output: Output) => void
  onClose: () => void
  children?: ReactNode
}

export function ProofDialog<Output>({ title, confirm, danger, takes, send, onDone, onClose, children }: Props<Output>) {
  const { t } = useI18n(words)
  const session = useSession()
  const passkey = usePasskey()
  const [form] = Form.useForm<Proof>()
  const command = useCommand(send, { touches: ['second-factor', 'passkeys'], form, onDone })
  const needed = [{ required: true, message: t('common.needed') }]
  const proveByDevice = async () => {
    const { password } = await form.validateFields(['password'])
    const proof = await passkey.prove(session.account, password)
    if (proof) command.mutate({ password, passkey: proof })
  }
  return (
    <FormDialog
      open
      title={title}
      okText={confirm}
      okButtonProps={{ danger }}
      cancelText={t('common.cancel')}
      confirmLoading={command.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {children}
      <EntryForm<Proof>
        form={form}
        clears={[command]}
        onValuesChange={passkey.clear}
        layout="vertical"
        requiredMark={false}
        onFinish={({ password, code }) => command.mutate(code ? { password, code: typedCode(code) } : { password })}
      >
        <Form.Item name="password" label={t('proof.password')} rules={needed}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={1000} />
        </Form.Item>
        {takes.code && (
          <Form.Item name="code" label={t('proof.code')} extra={t('proof.codeHint')} rules={needed}>
            <Input autoComplete="one-time-code" maxLength={64} />
          </Form.Item>
        )}
        {takes.passkey && <PasskeyButton passkey={passkey} busy={command.isPending} onUse={() => void proveByDevice().catch(() => undefined)} />}
        <Unsent sending={command.isPending} />
      </EntryForm>
      {command.error && <ProblemView error={command.error} withoutFields />}
    </FormDialog>
  )
}
