/** Confirms that a name is a platform of its own, in its province. */
import { Form, Select } from 'antd'
import { api, unwrap } from '@/api/client'
import type { ListingPlatform } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { regionOptions } from '@/ui/regions'
import { Unsent } from '@/ui/Unsent'
import { useCommand } from '@/ui/useCommand'

export const words = {
  'platformConfirm.title': { zh: '确认平台“{name}”', en: 'Confirm “{name}”' },
  'platformConfirm.note': { zh: '确认后不再提醒为新平台；已挂网的价格和限价不变。', en: 'It is no longer told as new; no price and no limit moves.' },
  'platformConfirm.ok': { zh: '确认平台', en: 'Confirm' },
  'platformConfirm.done': { zh: '平台已确认', en: 'The platform is confirmed' },
} satisfies Dictionary

export function ConfirmDialog({ platform, onClose }: { platform: ListingPlatform; onClose: () => void }) {
  const { t, language } = useI18n(words)
  const [form] = Form.useForm<{ region: string }>()
  const confirm = useCommand(
    ({ region }: { region: string }) =>
      unwrap(api.POST('/api/v1/platforms/{id}/confirmations', { params: { path: { id: platform.id } }, body: { region } })),
    { touches: ['platforms'], done: t('platformConfirm.done'), onDone: onClose, form },
  )
  return (
    <FormDialog
      open
      title={t('platformConfirm.title', { name: platform.name })}
      okText={t('platformConfirm.ok')}
      cancelText={t('common.cancel')}
      confirmLoading={confirm.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('platformConfirm.note')}</p>
      <EntryForm
        form={form}
        layout="vertical"
        requiredMark={false}
        clears={[confirm]}
        initialValues={{ region: platform.region.code }}
        onFinish={({ region }) => confirm.mutate({ region })}
      >
        <Form.Item name="region" label={t('platform.region')}>
          <Select showSearch={{ optionFilterProp: 'search' }} options={regionOptions(language)} />
        </Form.Item>
        <Unsent sending={confirm.isPending} />
      </EntryForm>
      {confirm.error != null && <ProblemView error={confirm.error} />}
    </FormDialog>
  )
}
