/** The service accounts of one's organisation, for its administrators. */
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { IssuedServiceAccount, ServiceAccount, ServiceAccountState } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { ListSearch } from '@/table/ListSearch'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { keysOf } from '@/ui/keysOf'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { Tag, type Tone } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { IssuedKey } from './IssuedKey'
import { OpenServiceAccount } from './OpenServiceAccount'

export const words = {
  'serviceAccounts.note': {
    zh: '医院系统等程序用密钥调用平台接口，代表本单位，只能做所选权限内的事；每一步都有记录。',
    en: 'Programs call the platform with keys, for your organisation and within the scopes that you choose; every step is recorded.',
  },
  'serviceAccounts.new': { zh: '新建服务账号', en: 'New service account' },
  'serviceAccounts.search': { zh: '按名称查找', en: 'Find by name' },
  'serviceAccounts.all': { zh: '全部状态', en: 'All states' },
  'serviceAccounts.empty': { zh: '没有符合条件的服务账号。', en: 'No service account fits.' },
  'serviceAccounts.owner': { zh: '创建人', en: 'Opened by' },
  'serviceAccounts.anywhere': { zh: '不限', en: 'anywhere' },
  'serviceAccounts.lastUse': { zh: '最近使用', en: 'Last use' },
  'serviceAccounts.never': { zh: '未使用', en: 'never' },
  'serviceAccounts.overlap': { zh: '原密钥可用到 {until}', en: 'the key before serves until {until}' },
  'serviceAccounts.actions': { zh: '操作', en: 'Actions' },
  'serviceAccounts.rotate': { zh: '更换密钥', en: 'New key' },
  'serviceAccounts.rotateTitle': { zh: '更换“{name}”的密钥？', en: 'Give “{name}” a new key?' },
  'serviceAccounts.rotateNote': {
    zh: '新密钥显示一次；现在的密钥还可以用一天，供程序改用新密钥。',
    en: 'The new key is shown once. The present one serves for a day more, so that the program can change over.',
  },
  'serviceAccounts.rotateAgain': {
    zh: '更早的那个密钥（原可用到 {until}）随即失效，不可撤销。',
    en: 'The one before that, which would serve until {until}, ends at once. This cannot be undone.',
  },
  'serviceAccounts.revoke': { zh: '吊销', en: 'Revoke' },
  'serviceAccounts.revokeTitle': { zh: '吊销服务账号“{name}”？', en: 'Revoke the service account “{name}”?' },
  'serviceAccounts.revokeNote': {
    zh: '“{name}”的密钥立即失效，使用它的程序不能再调用平台，不可撤销；最近使用：{used}。',
    en: 'The keys of “{name}” are void at once, and programs that use them call the platform no more. This cannot be undone. Last use: {used}.',
  },
  'serviceAccounts.revoked': { zh: '已吊销“{name}”', en: '“{name}” is revoked' },
} satisfies Dictionary

const TONES: Record<ServiceAccountState, Tone> = { active: 'good', expired: 'quiet', revoked: 'quiet' }

type Doing = { what: 'rotate' | 'revoke'; account: ServiceAccount }

export function ServiceAccountsPage() {
  const i18n = useI18n(words)
  const { t } = i18n
  const list = useListAddress()
  const [opening, setOpening] = useState(false)
  const [issued, setIssued] = useState<IssuedServiceAccount | null>(null)
  const [doing, setDoing] = useState<Doing | null>(null)
  const show = (made: IssuedServiceAccount) => {
    setOpening(false)
    setDoing(null)
    setIssued(made)
  }
  const { page, error, pending, retry } = usePage('service-accounts', list.query, () =>
    unwrap(api.GET('/api/v1/service-accounts', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader
        title={t('serviceAccount.title')}
        note={t('serviceAccounts.note')}
        actions={<Button type="primary" onClick={() => setOpening(true)}>{t('serviceAccounts.new')}</Button>}
      />
      <DataTable
        name="service-accounts"
        label={t('serviceAccount.title')}
        columns={columns(i18n, setDoing)}
        rowKey={(account) => account.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/service-accounts"
        empty={<p>{t('serviceAccounts.empty')}</p>}
        toolbar={
          <>
            <ListSearch list={list} label={t('serviceAccounts.search')} width={200} />
            <Select
              size="small"
              aria-label={t('serviceAccount.state')}
              value={list.filters.state ?? ''}
              onChange={(state) => list.setFilters({ state })}
              options={[
                { value: '', label: t('serviceAccounts.all') },
                ...keysOf(TONES).map((state) => ({ value: state, label: t(`serviceAccount.state.${state}`) })),
              ]}
              style={{ width: 120 }}
            />
          </>
        }
      />
      {opening && <OpenServiceAccount onOpened={show} onClose={() => setOpening(false)} />}
      {doing?.what === 'rotate' && <Rotation account={doing.account} onDone={show} onClose={() => setDoing(null)} />}
      {doing?.what === 'revoke' && <Revocation account={doing.account} onClose={() => setDoing(null)} />}
      {issued && <IssuedKey issued={issued} onClose={() => setIssued(null)} />}
    </>
  )
}

function Rotation({ account, onDone, onClose }: { account: ServiceAccount; onDone: (issued: IssuedServiceAccount) => void; onClose: () => void }) {
  const { t } = useI18n(words)
  const rotate = useCommand(
    () => unwrap(api.POST('/api/v1/service-accounts/{id}/rotation', { params: { path: { id: account.id } } })),
    { touches: ['service-accounts'], onDone },
  )
  return (
    <Modal
      open
      title={t('serviceAccounts.rotateTitle', { name: account.name })}
      okText={t('serviceAccounts.rotate')}
      cancelText={t('common.cancel')}
      confirmLoading={rotate.isPending}
      onOk={() => rotate.mutate(undefined)}
      onCancel={onClose}
    >
      <p>{t('serviceAccounts.rotateNote')}</p>
      {account.overlaps_until && <p>{t('serviceAccounts.rotateAgain', { until: instant(account.overlaps_until) })}</p>}
      {rotate.error != null && <ProblemView error={rotate.error} />}
    </Modal>
  )
}

function Revocation({ account, onClose }: { account: ServiceAccount; onClose: () => void }) {
  const { t } = useI18n(words)
  const { name } = account
  const revoke = useCommand(
    () => unwrap(api.DELETE('/api/v1/service-accounts/{id}', { params: { path: { id: account.id } } })),
    { touches: ['service-accounts'], done: t('serviceAccounts.revoked', { name }), onDone: onClose },
  )
  const used = account.last_used_at ? instant(account.last_used_at) : t('serviceAccounts.never')
  return (
    <Modal
      open
      title={t('serviceAccounts.revokeTitle', { name })}
      okText={t('serviceAccounts.revoke')}
      okButtonProps={{ danger: true }}
      cancelText={t('common.cancel')}
      confirmLoading={revoke.isPending}
      onOk={() => revoke.mutate(undefined)}
      onCancel={onClose}
    >
      <p>{t('serviceAccounts.revokeNote', { name, used })}</p>
      {revoke.error != null && <ProblemView error={revoke.error} />}
    </Modal>
  )
}

function columns({ t }: Translator<keyof typeof words>, act: (doing: Doing) => void): Column<ServiceAccount>[] {
  return [
    {
      key: 'name',
      title: t('serviceAccount.name'),
      width: 220,
      fixed: 'left',
      always: true,
      render: (account) => (
        <span className="two-lines">
          <span title={account.name}>{account.name}</span>
          {account.overlaps_until && <small>{t('serviceAccounts.overlap', { until: instant(account.overlaps_until) })}</small>}
        </span>
      ),
    },
    { key: 'owner', title: t('serviceAccounts.owner'), width: 120, render: (account) => account.owner },
    {
      key: 'scopes',
      title: t('serviceAccount.scopes'),
      width: 260,
      wrap: true,
      render: (account) => <span className="code">{account.scopes.join(', ')}</span>,
    },
    {
      key: 'addresses',
      title: t('serviceAccount.addresses'),
      width: 160,
      wrap: true,
      render: (account) => (account.addresses.length === 0 ? t('serviceAccounts.anywhere') : <span className="code">{account.addresses.join(', ')}</span>),
    },
    { key: 'expiresOn', title: t('serviceAccount.expiresOn'), width: 110, render: (account) => <span className="figure">{account.expires_on}</span> },
    {
      key: 'state',
      title: t('serviceAccount.state'),
      width: 90,
      render: (account) => <Tag tone={TONES[account.state]}>{t(`serviceAccount.state.${account.state}`)}</Tag>,
    },
    {
      key: 'lastUse',
      title: t('serviceAccounts.lastUse'),
      width: 160,
      render: (account) =>
        account.last_used_at ? (
          <span className="two-lines">
            <span className="figure">{instant(account.last_used_at)}</span>
            <small className="code">{account.last_used_from}</small>
          </span>
        ) : (
          t('serviceAccounts.never')
        ),
    },
    {
      key: 'actions',
      title: t('serviceAccounts.actions'),
      width: 170,
      fixed: 'right',
      render: (account) => {
        const button = (what: Doing['what']) => (
          <Button size="small" danger={what === 'revoke'} onClick={() => act({ what, account })} aria-label={`${t(`serviceAccounts.${what}`)} ${account.name}`}>
            {t(`serviceAccounts.${what}`)}
          </Button>
        )
        return (
          <span className="row">
            {account.state === 'active' && button('rotate')}
            {account.state !== 'revoked' && button('revoke')}
          </span>
        )
      },
    },
  ]
}
