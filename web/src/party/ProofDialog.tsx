/** A dialog that takes the present password, and a code where there is a second factor, before something is done. */
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { Unsent } from '@/ui/Unsent'
import { useCommand } from '@/ui/useCommand'
import { typedCode } from './secondFactor'

const words = {
  'proof.password': { zh: '现在的密码', en: 'Present password' },
  'proof.code': { zh: '验证码', en: 'Code' },
  'proof.codeHint': { zh: '设备上的六位数字，或一个恢复码', en: 'The six digits of the device, or a recovery code' },
}

export interface Proof {
  password: string
  code?: string
}

interface Props<Output> {
  title: string
  confirm: string
  danger?: boolean
  /** A second factor is in force. */
  takesCode: boolean
  send: (proof: Proof) => Promise<Output>
  onDone: (output: Output) => void
  onClose: () => void
  children?: ReactNode
}

export function ProofDialog<Output>({ title, confirm, danger, takesCode, send, onDone, onClose, children }: Props<Output>) {
  const { t } = useI18n(words)
  const [form] = Form.useForm<Proof>()
  const command = useCommand(send, { touches: ['second-factor'], form, onDone })
  const needed = [{ required: true, message: t('common.needed') }]
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
        layout="vertical"
        requiredMark={false}
        onFinish={({ password, code }) => command.mutate(code ? { password, code: typedCode(code) } : { password })}
      >
        <Form.Item name="password" label={t('proof.password')} rules={needed}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={1000} />
        </Form.Item>
        {takesCode && (
          <Form.Item name="code" label={t('proof.code')} extra={t('proof.codeHint')} rules={needed}>
            <Input autoComplete="one-time-code" maxLength={64} />
          </Form.Item>
        )}
        <Unsent sending={command.isPending} />
      </EntryForm>
      {command.error && <ProblemView error={command.error} withoutFields />}
    </FormDialog>
  )
}
