/** Opens a service account: its name, its scopes, its last day, from where it calls. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { api, unwrap } from '@/api/client'
import type { IssuedServiceAccount } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { DayItem } from '@/ui/DayItem'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { Unsent } from '@/ui/Unsent'
import { useCommand } from '@/ui/useCommand'

export const words = {
  'openServiceAccount.title': { zh: '新建服务账号', en: 'Open a service account' },
  'openServiceAccount.nameHint': { zh: '程序或系统的名称，如“HIS接口”', en: 'What you call the program, such as “HIS”' },
  'openServiceAccount.scopesHint': {
    zh: '只选程序需要的。放行付款、开标、账号与密钥管理以及须由第二人确认的操作，任何权限都不包括。',
    en: 'Choose what the program needs. No scope releases payments, opens rounds, keeps accounts or keys, or confirms as a second person.',
  },
  'openServiceAccount.addressesHint': {
    zh: '每行一个IP地址或网段，如 10.1.2.3、10.0.0.0/8；不填则不限',
    en: 'One address or network a line, such as 10.1.2.3 or 10.0.0.0/8; empty for anywhere',
  },
  'openServiceAccount.ok': { zh: '生成密钥', en: 'Make the key' },
} satisfies Dictionary

interface Fields {
  name: string
  scopes: string[]
  expires_on: string
  addresses?: string
}

export function OpenServiceAccount({ onOpened, onClose }: { onOpened: (issued: IssuedServiceAccount) => void; onClose: () => void }) {
  const { t, language } = useI18n(words)
  const [form] = Form.useForm<Fields>()
  const scopes = useQuery({
    queryKey: ['service-account-scopes', language],
    queryFn: () => unwrap(api.GET('/api/v1/service-accounts/scopes')),
  })
  const open = useCommand(
    ({ addresses = '', ...fields }: Fields) =>
      unwrap(api.POST('/api/v1/service-accounts', { body: { ...fields, addresses: addresses.split(/[\s,，;；]+/u).filter((one) => one !== '') } })),
    { touches: ['service-accounts'], onDone: onOpened, form },
  )
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <FormDialog
      open
      title={t('openServiceAccount.title')}
      okText={t('openServiceAccount.ok')}
      cancelText={t('common.cancel')}
      confirmLoading={open.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <EntryForm<Fields> form={form} layout="vertical" requiredMark={false} clears={[open]} onFinish={(fields) => open.mutate(fields)}>
        <Form.Item name="name" label={t('serviceAccount.name')} extra={t('openServiceAccount.nameHint')} rules={needed}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="scopes" label={t('serviceAccount.scopes')} extra={t('openServiceAccount.scopesHint')} rules={needed}>
          <Checkbox.Group
            className="stack"
            options={scopes.data?.items.map(({ scope, object, verb }) => ({ value: scope, label: `${object} · ${verb} (${scope})` })) ?? []}
          />
        </Form.Item>
        <DayItem name="expires_on" label={t('serviceAccount.expiresOn')} />
        <Form.Item name="addresses" label={t('serviceAccount.addresses')} extra={t('openServiceAccount.addressesHint')}>
          <Input.TextArea rows={2} />
        </Form.Item>
        <Unsent sending={open.isPending} />
      </EntryForm>
      {scopes.error != null && <ProblemView error={scopes.error} />}
      {open.error != null && <ProblemView error={open.error} withoutFields />}
    </FormDialog>
  )
}
