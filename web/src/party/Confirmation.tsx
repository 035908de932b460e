/** An account that waits until another person has confirmed that its owner holds it. */
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { AccountView, UnconfirmedView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'

const words = {
  'confirmation.waits': { zh: '待另一人确认', en: 'waits for a second person' },
  'confirmation.waitsTitle': { zh: '等待确认', en: 'Waiting for confirmation' },
  'confirmation.since': { zh: '自 {since} 起等待确认；密码由 {givers} 给出', en: 'waits since {since}; the password was given by {givers}' },
  'confirmation.nobody': { zh: '（无记录）', en: '(nobody on record)' },
  'confirmation.confirm': { zh: '确认账号由本人使用', en: 'Confirm who holds it' },
  'confirmation.title': { zh: '确认账号 {account} 由{name}本人使用？', en: 'Confirm that {name} holds the account {account}?' },
  'confirmation.note': {
    zh: '请先当面或电话向{name}核实：账号 {account} 由其本人使用，密码只有本人知道。确认后该账号可以办理业务，并作为第二人复核；确认记入日志。',
    en: 'Make sure with {name}, in person or by telephone, that they hold {account} and nobody else knows its password. Afterwards it may act, and decide as the second person; the confirmation is recorded.',
  },
  'confirmation.done': { zh: '已确认账号 {account} 由本人使用', en: 'The owner of {account} is confirmed' },
  'confirmation.banner': { zh: '账号待另一人确认，目前只能查看', en: 'This account waits for a second person, and only reads until then' },
  'confirmation.bannerNote': {
    zh: '密码由 {givers} 给出。须两人办理的事，要由两个人各自的账号办理：请联系本单位另一名有交易或账号管理权限的同事（不是给出密码的人），由其在“本单位账号”中确认账号由你本人使用。修改密码、登录设备等仍可使用。',
    en: 'Its password was given by {givers}. What takes two people takes accounts that two people hold: have another colleague who trades or keeps accounts, not who gave the password, confirm among the accounts of your organisation that you hold this one. Your password, devices and sessions are open to you.',
  },
  'confirmation.unheld': { zh: '账号待另一人确认，确认前不能使用平台', en: 'This account waits for a second person, and opens nothing until then' },
  'confirmation.unheldNote': {
    zh: '密码由 {givers} 给出。请联系设立本机构的单位中的另一人（不是给出密码的人），由其在“机构与账号”中确认账号由你本人使用；确认后本页自动打开平台。',
    en: 'Its password was given by {givers}. Have another person of the organisation that founded yours, not who gave the password, confirm that you hold the account; then this page opens the platform by itself.',
  },
}

function useGivers() {
  const { t, language } = useI18n(words)
  return ({ given_by }: UnconfirmedView) =>
    given_by.map((giver) => `${giver.display_name} (${giver.account})`).join(language === 'en' ? ', ' : '、') || t('confirmation.nobody')
}

/** In the list of accounts; the button is for whom the server lets confirm. */
export function Confirmation({ account }: { account: AccountView }) {
  const { t } = useI18n(words)
  const givers = useGivers()
  const [isAsking, setAsking] = useState(false)
  const { unconfirmed } = account
  if (!unconfirmed) return null
  return (
    <>
      <span title={t('confirmation.since', { since: instant(unconfirmed.since), givers: givers(unconfirmed) })}>
        <Tag tone="wait">{t('confirmation.waits')}</Tag>
      </span>
      {account.actions.includes('confirm') && (
        <Button size="small" aria-label={`${t('confirmation.confirm')} ${account.account}`} onClick={() => setAsking(true)}>
          {t('confirmation.confirm')}
        </Button>
      )}
      {isAsking && <Question account={account} since={unconfirmed.since} close={() => setAsking(false)} />}
    </>
  )
}

/** Confirms the account as it was when the question opened: of a password that is given meanwhile nobody vouches. */
function Question({ account, since, close }: { account: AccountView; since: string; close: () => void }) {
  const { t } = useI18n(words)
  const [seen] = useState(since)
  const who = { account: account.account, name: account.display_name }
  const confirm = useCommand(
    () => unwrap(api.POST('/api/v1/accounts/{id}/confirmation', { params: { path: { id: account.id } }, body: { since: seen } })),
    { touches: ['accounts'], done: t('confirmation.done', who), onDone: close },
  )
  return (
    <Modal
      open
      title={t('confirmation.title', who)}
      okText={t('confirmation.confirm')}
      cancelText={t('common.cancel')}
      confirmLoading={confirm.isPending}
      onOk={() => confirm.mutate(undefined)}
      onCancel={close}
    >
      <p>{t('confirmation.note', who)}</p>
      {confirm.error && <ProblemView error={confirm.error} />}
    </Modal>
  )
}

/** On every page of the account that waits: why it only reads, and what to do. */
export function ConfirmationBanner({ unconfirmed }: { unconfirmed: UnconfirmedView }) {
  const { t } = useI18n(words)
  const givers = useGivers()
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={t('confirmation.banner')}
      description={t('confirmation.bannerNote', { givers: givers(unconfirmed) })}
    />
  )
}

/** In place of every page, of an account that the founder of its organisation opened. */
export function UnheldNotice({ unconfirmed }: { unconfirmed: UnconfirmedView }) {
  const { t } = useI18n(words)
  const givers = useGivers()
  return (
    <>
      <PageHeader title={t('confirmation.waitsTitle')} />
      <Alert
        type="warning"
        showIcon
        className="problem"
        title={t('confirmation.unheld')}
        description={t('confirmation.unheldNote', { givers: givers(unconfirmed) })}
      />
    </>
  )
}
