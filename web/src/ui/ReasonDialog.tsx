/** A dialog that takes a reason before something is done. */
import { Form, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from './EntryForm'
import { FormDialog } from './FormDialog'
import { ProblemView } from './ProblemView'
import { Unsent } from './Unsent'
import { useFreshError } from './useFreshError'

interface Props {
  title: string
  label: string
  placeholder?: string
  confirm: string
  pending: boolean
  error: unknown
  onConfirm: (reason: string) => void
  onClose: () => void
  /** Identifies what else is chosen and sent with the reason: a refusal is about it too, and it is not thrown away unasked. */
  about?: string
  /** May not be confirmed; `children` states why. */
  disabled?: boolean
  /** Shown above the reason. */
  children?: ReactNode
  /** Shown below it, such as files. */
  below?: ReactNode
}

export function ReasonDialog(props: Props) {
  const { t } = useI18n()
  const [form] = Form.useForm<{ reason: string }>()
  const typed = (Form.useWatch('reason', form) as string | undefined) ?? ''
  const [first] = useState(props.about)
  const error = useFreshError(props.error, `${typed}\n${props.about ?? ''}`)
  return (
    <FormDialog
      open
      title={props.title}
      okText={props.confirm}
      cancelText={t('common.cancel')}
      confirmLoading={props.pending}
      okButtonProps={{ disabled: props.disabled }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      destroyOnHidden
    >
      {props.children}
      <EntryForm form={form} layout="vertical" requiredMark={false} onFinish={({ reason }) => props.onConfirm(reason.trim())}>
        <Form.Item
          name="reason"
          label={props.label}
          rules={[{ required: true, whitespace: true, message: t('common.needed') }]}
        >
          <Input.TextArea rows={3} maxLength={500} autoFocus placeholder={props.placeholder} />
        </Form.Item>
        {props.below}
        <Unsent sending={props.pending} also={props.about !== first} />
      </EntryForm>
      {error != null && <ProblemView error={error} />}
    </FormDialog>
  )
}
