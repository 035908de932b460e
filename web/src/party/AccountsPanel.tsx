/** The accounts of one organisation: who may sign in, and as what. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import type { AccountView, Duty, OpenedAccountView, OrganisationView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ExportButton } from '@/table/ExportButton'
import { EntryForm } from '@/ui/EntryForm'
import { ProblemView } from '@/ui/ProblemView'
import { useNotices } from '@/ui/useNotices'
import { Waiting } from '@/ui/Waiting'
import { Unsent } from '@/ui/Unsent'
import { AccountRow } from './AccountRow'
import { DeviceList } from './DeviceList'
import { DutiesDialog } from './DutiesDialog'
import { dutyWord } from './duties'
import { filled } from './filled'
import { GivenPassword } from './GivenPassword'
import { LinkPanel } from './LinkPanel'
import { RegisteredFacts } from './RegisteredFacts'

interface Fields {
  account: string
  display_name: string
  password?: string
  duties: Duty[]
  email?: string
}

export function AccountsPanel({ organisation }: { organisation: OrganisationView }) {
  const i18n = useI18n()
  const { t } = i18n
  const notices = useNotices()
  const queryClient = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [opened, setOpened] = useState<AccountView | null>(null)
  const [made, setMade] = useState<OpenedAccountView | null>(null)
  const [changing, setChanging] = useState<AccountView | null>(null)
  const [disabling, setDisabling] = useState<AccountView | null>(null)
  const [form] = Form.useForm<Fields>()
  const path = { id: organisation.id }
  const accounts = useQuery({
    queryKey: ['accounts', organisation.id],
    queryFn: () => unwrap(api.GET('/api/v1/organisations/{id}/accounts', { params: { path } })),
  })
  const permitted = useQuery({
    queryKey: ['organisation', organisation.id],
    queryFn: () => unwrap(api.GET('/api/v1/organisations/{id}', { params: { path } })),
  })
  const last = useQuery({
    queryKey: ['link', organisation.id],
    queryFn: () => unwrap(api.GET('/api/v1/organisations/{id}/link', { params: { path } })),
  })
  const link = last.data?.link
  // The founder of an organisation that has a mail address opens its first account without a password.
  const isByLink = permitted.data?.opens_by_link ?? false
  const opens = permitted.data?.opens_duties ?? []
  // Who opens an account and chooses nothing gives as little as there is.
  const least = opens.includes('auditor') ? (['auditor'] as const) : opens
  const settled = async () => {
    for (const queryKey of [['accounts', organisation.id], ['organisation', organisation.id], ['link', organisation.id]]) await queryClient.invalidateQueries({ queryKey })
  }
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
      <RegisteredFacts organisation={organisation} />
      <div className="panel-head">
        <h2>{t('party.accounts')}</h2>
        <div className="row">
          <ExportButton path={`/api/v1/organisations/${organisation.id}/accounts`} />
          {opens.length > 0 && (
            <Button size="small" aria-expanded={adding} onClick={() => setAdding(!adding)}>
              {adding ? t('common.cancel') : t('party.newAccount')}
            </Button>
          )}
        </div>
      </div>
      {adding && opens.length > 0 && (
        <EntryForm<Fields> form={form} clears={[make]} layout="vertical" size="small" onFinish={(fields) => make.mutate(fields)}>
          <Form.Item name="account" label={t('session.account')} rules={needed}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="display_name" label={t('party.displayName')} rules={needed}><Input autoComplete="off" /></Form.Item>
          {isByLink ? (
            <p className="quiet">{t('party.firstByLink', { email: organisation.email ?? '' })}</p>
          ) : (
            <Form.Item name="password" label={t('session.password')} extra={t('party.firstPassword')}>
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          )}
          <Form.Item name="duties" label={t('party.duties')} rules={[{ type: 'array', min: 1, message: t('common.needed') }]} initialValue={least}>
            <Checkbox.Group options={opens.map((duty) => ({ value: duty, label: dutyWord(i18n, duty, organisation.kind) }))} />
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
          <AccountRow
            key={account.id}
            account={account}
            kind={organisation.kind}
            organisation={organisation.id}
            isByLink={link?.account_id === account.id && link.state === 'open'}
            openDuties={() => setChanging(account)}
            openDevices={() => setOpened(account)}
            enable={() => change.mutate({ id: account.id, state: 'active' })}
            disable={() => setDisabling(account)}
          />
        ))}
      </ul>
      {link && <LinkPanel organisation={organisation.id} link={link} />}
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
      {changing && (
        <DutiesDialog account={changing} kind={organisation.kind} choices={opens} close={() => setChanging(null)} />
      )}
      {opened && (
        <Modal open title={t('devices.of', { name: opened.account })} footer={null} onCancel={() => setOpened(null)} destroyOnHidden>
          <DeviceList account={opened.id} />
        </Modal>
      )}
    </div>
  )
}
