/** A dialog that takes a reason before something is done. */
import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from './ProblemView'
import { Unsent } from './Unsent'

interface Props {
  title: string
  label: string
  placeholder?: string
  confirm: string
  pending: boolean
  error: unknown
  onConfirm: (reason: string) => void
  onClose: () => void
  /** Shown above the reason. */
  children?: ReactNode
  /** Shown below it, such as files. */
  below?: ReactNode
}

export function ReasonDialog(props: Props) {
  const { t } = useI18n()
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={props.title}
      okText={props.confirm}
      cancelText={t('common.cancel')}
      confirmLoading={props.pending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      destroyOnHidden
    >
      {props.children}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reason }) => props.onConfirm(reason.trim())}>
        <Form.Item
          name="reason"
          label={props.label}
          rules={[{ required: true, whitespace: true, message: t('common.needed') }]}
        >
          <Input.TextArea rows={3} maxLength={500} autoFocus placeholder={props.placeholder} />
        </Form.Item>
        {props.below}
        <Unsent sending={props.pending} />
      </Form>
      {props.error != null && <ProblemView error={props.error} />}
    </Modal>
  )
}
