/** A dialog that names a publicity before it is opened. */
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { dayOf } from '@/ui/time'
import { Unsent } from '@/ui/Unsent'
import { useFreshError } from '@/ui/useFreshError'

interface Props {
  /** Shown above the title. */
  ask: ReactNode
  confirm: string
  pending: boolean
  error: unknown
  onConfirm: (title: string) => void
  onClose: () => void
}

export function TitleDialog({ ask, confirm, pending, error: refusal, onConfirm, onClose }: Props) {
  const { t } = useI18n()
  const [form] = Form.useForm<{ title: string }>()
  const error = useFreshError(refusal, (Form.useWatch('title', form)) ?? '')
  return (
    <FormDialog
      open
      title={t('decide.publicity')}
      okText={confirm}
      cancelText={t('common.cancel')}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <div className="spaced-below">{ask}</div>
      <EntryForm
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ title: t('decide.titleHint', { on: dayOf(serverNow()) }) }}
        onFinish={({ title }) => onConfirm(title.trim())}
      >
        <Form.Item name="title" label={t('publicity.titleLabel')} rules={[{ required: true, whitespace: true, message: t('common.needed') }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Unsent sending={pending} />
      </EntryForm>
      {error != null && <ProblemView error={error} />}
    </FormDialog>
  )
}
