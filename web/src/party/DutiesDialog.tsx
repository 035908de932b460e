/** Gives an account other duties; states what that ends. */
import { Checkbox, Form } from 'antd'
import { api, unwrap } from '@/api/client'
import type { AccountView, Duty, OrganisationKind } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { Unsent } from '@/ui/Unsent'
import { useCommand } from '@/ui/useCommand'
import { dutyWord } from './duties'

const words = {
  'duties.title': { zh: '变更 {account} 的职责', en: 'Change the duties of {account}' },
  'duties.note': {
    zh: '其登录随即结束，须重新登录；本人会收到消息。不相容岗位须由不同的人担任。',
    en: 'Its sessions end, its owner signs in once more and gets a message. Duties that are kept apart are for different persons.',
  },
  'duties.inCentre': {
    zh: '增加职责后，该账号在另一名同事（不是你）确认之前只能查看。',
    en: 'With a further duty the account only reads, until another colleague than you has confirmed it.',
  },
  'duties.done': { zh: '已变更 {account} 的职责', en: 'The duties of {account} have changed' },
}

interface Props {
  account: AccountView
  kind: OrganisationKind
  /** Those that the organisation has. */
  choices: Duty[]
  close: () => void
}

export function DutiesDialog({ account, kind, choices, close }: Props) {
  const i18n = useI18n(words)
  const { t } = i18n
  const [form] = Form.useForm<{ duties: Duty[] }>()
  const change = useCommand(
    (body: { duties: Duty[] }) => unwrap(api.PUT('/api/v1/accounts/{id}/duties', { params: { path: { id: account.id } }, body })),
    { touches: ['accounts'], done: t('duties.done', { account: account.account }), onDone: close, form },
  )
  return (
    <FormDialog
      open
      title={t('duties.title', { account: account.account })}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <p>{t('duties.note')}</p>
      {kind === 'exchange_center' && <p>{t('duties.inCentre')}</p>}
      <EntryForm form={form} clears={[change]} layout="vertical" requiredMark={false} onFinish={(fields) => change.mutate(fields)}>
        <Form.Item
          name="duties"
          label={t('party.duties')}
          rules={[{ type: 'array', min: 1, message: t('common.needed') }]}
          initialValue={account.duties}
        >
          <Checkbox.Group options={choices.map((duty) => ({ value: duty, label: dutyWord(i18n, duty, kind) }))} />
        </Form.Item>
        <Unsent sending={change.isPending} />
      </EntryForm>
      {change.error && <ProblemView error={change.error} withoutFields />}
    </FormDialog>
  )
}
