/** The accounts of one organisation: who may sign in, and as what. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Modal, Switch } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import type { AccountView, OpenedAccountView, OrganisationView, Role } from '@/api/schema'
import { useSession } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { ExportButton } from '@/table/ExportButton'
import { EntryForm } from '@/ui/EntryForm'
import { ProblemView } from '@/ui/ProblemView'
import { useNotices } from '@/ui/useNotices'
import { Waiting } from '@/ui/Waiting'
import { Unsent } from '@/ui/Unsent'
import { Confirmation } from './Confirmation'
import { DeviceList } from './DeviceList'
import { filled } from './filled'
import { GivenPassword } from './GivenPassword'
import { WayBack } from './WayBack'

interface Fields {
  account: string
  display_name: string
  password?: string
  roles: Role[]
  email?: string
}

const ROLES = ['trader', 'reader', 'administrator'] as const

export function AccountsPanel({ organisation }: { organisation: OrganisationView }) {
  const { t, language } = useI18n()
  const notices = useNotices()
  const session = useSession()
  const isOwn = session.organisation.id === organisation.id && session.roles.includes('administrator')
  const queryClient = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [opened, setOpened] = useState<AccountView | null>(null)
  const [made, setMade] = useState<OpenedAccountView | null>(null)
  const [disabling, setDisabling] = useState<AccountView | null>(null)
  const [form] = Form.useForm<Fields>()
  const path = { id: organisation.id }
  const accounts = useQuery({
    queryKey: ['accounts', organisation.id],
    queryFn: () => unwrap(api.GET('/api/v1/organisations/{id}/accounts', { params: { path } })),
  })
  const settled = () => queryClient.invalidateQueries({ queryKey: ['accounts', organisation.id] })
  const make = useMutation({
    mutationFn: (fields: Fields) =>
      unwrap(
        api.POST('/api/v1/organisations/{id}/accounts', {
          params: { path },
          body: filled(fields),
        }),
      ),
    onSuccess: (account) => {
      notices.done(t('party.accountMade'))
      setAdding(false)
      setMade(account)
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
    onSettled: settled,
  })
  const change = useMutation({
    mutationFn: ({ id, state }: { id: string; state: 'active' | 'disabled' }) =>
      unwrap(api.PUT('/api/v1/accounts/{id}/state', { params: { path: { id } }, body: { state } })),
    onError: notices.failed,
    onSettled: settled,
  })
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <div className="stack">
      <dl className="facts">
        <dt>{t('party.kind')}</dt>
        <dd>{t(`party.kind.${organisation.kind}`)}</dd>
        <dt>{t('party.creditCode')}</dt>
        <dd className="code">{organisation.credit_code ?? '—'}</dd>
        <dt>{t('party.email')}</dt>
        <dd>{organisation.email ?? '—'}</dd>
      </dl>
      <div className="panel-head">
        <h2>{t('party.accounts')}</h2>
        <div className="row">
          <ExportButton path={`/api/v1/organisations/${organisation.id}/accounts`} />
          <Button size="small" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {adding ? t('common.cancel') : t('party.newAccount')}
          </Button>
        </div>
      </div>
      {adding && (
        <EntryForm<Fields> form={form} clears={[make]} layout="vertical" size="small" onFinish={(fields) => make.mutate(fields)}>
          <Form.Item name="account" label={t('session.account')} rules={needed}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="display_name" label={t('party.displayName')} rules={needed}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="password" label={t('session.password')} extra={t('party.firstPassword')}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item name="roles" label={t('party.roles')} rules={needed} initialValue={[isOwn ? 'trader' : 'administrator']}>
            <Checkbox.Group options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
          </Form.Item>
          <Form.Item name="email" label={t('party.email')}><Input type="email" /></Form.Item>
          {make.error && <ProblemView error={make.error} withoutFields />}
          <Button type="primary" htmlType="submit" loading={make.isPending}>{t('common.save')}</Button>
          <Unsent sending={make.isPending} />
        </EntryForm>
      )}
      {accounts.error && <ProblemView error={accounts.error} />}
      {accounts.isPending && <Waiting rows={3} />}
      {accounts.data?.items.length === 0 && <p className="empty">{t('party.noAccounts')}</p>}
      <ul className="rows">
        {accounts.data?.items.map((account) => (
          <li key={account.id}>
            <code>{account.account}</code>
            <span className="grow">
              {account.display_name} <small className="quiet">{account.roles.map((role) => t(`role.${role}`)).join(language === 'en' ? ', ' : '、')}</small>
            </span>
            {session.organisation.id === organisation.id && <Confirmation account={account} session={session} />}
            {isOwn && account.account !== session.account && <WayBack account={account} />}
            <Button size="small" aria-label={t('devices.of', { name: account.account })} onClick={() => setOpened(account)}>
              {t('devices.title')}
            </Button>
            <Switch
              checked={account.state === 'active'}
              checkedChildren={t('party.active')}
              unCheckedChildren={t('party.disabled')}
              aria-label={t('party.mayWork', { account: account.account })}
              onChange={(active) => (active ? change.mutate({ id: account.id, state: 'active' }) : setDisabling(account))}
            />
          </li>
        ))}
      </ul>
      {made?.password && made.temporary_until && (
        <GivenPassword account={made.account} password={made.password} until={made.temporary_until} close={() => setMade(null)} />
      )}
      {disabling && (
        <Modal
          open
          title={t('party.disableAsk', { account: disabling.account })}
          okText={t('party.disable')}
          okButtonProps={{ danger: true }}
          cancelText={t('common.cancel')}
          confirmLoading={change.isPending}
          onOk={() => change.mutate({ id: disabling.id, state: 'disabled' }, { onSettled: () => setDisabling(null) })}
          onCancel={() => setDisabling(null)}
        >
          <p>{t('party.disableNote')}</p>
        </Modal>
      )}
      {opened && (
        <Modal open title={t('devices.of', { name: opened.account })} footer={null} onCancel={() => setOpened(null)} destroyOnHidden>
          <DeviceList account={opened.id} />
        </Modal>
      )}
    </div>
  )
}
