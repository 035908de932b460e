/** A dialog that names a publicity before it is opened. */
import { Form, Input, Modal } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { ProblemView } from '@/ui/ProblemView'
import { dayOf } from '@/ui/time'

interface Props {
  /** Shown above the title. */
  ask: string
  confirm: string
  pending: boolean
  error: unknown
  onConfirm: (title: string) => void
  onClose: () => void
}

export function TitleDialog({ ask, confirm, pending, error, onConfirm, onClose }: Props) {
  const { t } = useI18n()
  const [form] = Form.useForm<{ title: string }>()
  return (
    <Modal
      open
      title={t('decide.publicity')}
      okText={confirm}
      cancelText={t('common.cancel')}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="spaced-below">{ask}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ title: t('decide.titleHint', { on: dayOf(serverNow()) }) }}
        onFinish={({ title }) => onConfirm(title.trim())}
      >
        <Form.Item name="title" label={t('publicity.titleLabel')} rules={[{ required: true, whitespace: true, message: t('common.needed') }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </Form>
      {error != null && <ProblemView error={error} />}
    </Modal>
  )
}
