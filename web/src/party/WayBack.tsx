/** What an administrator can do for a colleague who cannot get in: end a lock, give a temporary password. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { AccountView } from '@/api/schema'
import { useKind } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { GivenPassword } from './GivenPassword'

const words = {
  'wayBack.locked': { zh: '锁定至 {until}', en: 'locked until {until}' },
  'wayBack.unlock': { zh: '解除锁定', en: 'Unlock' },
  'wayBack.unlocked': { zh: '已解除 {account} 的锁定', en: '{account} is unlocked' },
  'wayBack.temporary': { zh: '临时密码至 {until}', en: 'temporary password until {until}' },
  'wayBack.reset': { zh: '重置密码', en: 'Reset password' },
  'wayBack.resetTitle': { zh: '重置 {account} 的密码？', en: 'Reset the password of {account}?' },
  'wayBack.resetNote': {
    zh: '原密码随即作废，其登录全部结束，登录设备不再被识别。平台生成一个临时密码，只显示一次；本人登录后须先改密码。',
    en: 'The present password is void at once, all its sessions end and its devices are strangers again. The platform makes a temporary password, shown once; its owner has to change it first.',
  },
  'wayBack.resetInCentre': {
    zh: '改密码后，该账号在另一名同事（不是你）确认由本人使用之前只能查看。',
    en: 'Afterwards the account only reads, until another colleague than you has confirmed that its owner holds it.',
  },
}

export function WayBack({ account, isByLink }: { account: AccountView; isByLink: boolean }) {
  const { t } = useI18n(words)
  const [isAsking, setAsking] = useState(false)
  const params = { path: { id: account.id } }
  const unlock = useCommand(() => unwrap(api.DELETE('/api/v1/accounts/{id}/lock', { params })), {
    touches: ['accounts'],
    done: t('wayBack.unlocked', { account: account.account }),
    showFailure: true,
  })
  return (
    <>
      {account.temporary_until && !isByLink && <Tag tone="wait">{t('wayBack.temporary', { until: instant(account.temporary_until) })}</Tag>}
      {account.locked_until && (
        <>
          <Tag tone="bad">{t('wayBack.locked', { until: instant(account.locked_until) })}</Tag>
          {account.actions.includes('unlock') && (
            <Button size="small" aria-label={`${t('wayBack.unlock')} ${account.account}`} loading={unlock.isPending} onClick={() => unlock.mutate(undefined)}>
              {t('wayBack.unlock')}
            </Button>
          )}
        </>
      )}
      {account.actions.includes('reset_password') && (
        <Button size="small" aria-label={`${t('wayBack.reset')} ${account.account}`} onClick={() => setAsking(true)}>
          {t('wayBack.reset')}
        </Button>
      )}
      {isAsking && <Reset account={account} close={() => setAsking(false)} />}
    </>
  )
}

/** Asks once, then shows the password once. */
function Reset({ account, close }: { account: AccountView; close: () => void }) {
  const { t } = useI18n(words)
  const kind = useKind()
  const reset = useCommand(
    () => unwrap(api.POST('/api/v1/accounts/{id}/password-reset', { params: { path: { id: account.id } } })),
    { touches: ['accounts'] },
  )
  if (reset.data) {
    const { password, valid_until } = reset.data
    return <GivenPassword account={account.account} password={password} until={valid_until} close={close} />
  }
  return (
    <Modal
      open
      title={t('wayBack.resetTitle', { account: account.account })}
      okText={t('wayBack.reset')}
      okButtonProps={{ danger: true }}
      cancelText={t('common.cancel')}
      confirmLoading={reset.isPending}
      onOk={() => reset.mutate(undefined)}
      onCancel={close}
    >
      <p>{t('wayBack.resetNote')}</p>
      {kind === 'exchange_center' && <p>{t('wayBack.resetInCentre')}</p>}
      {reset.error && <ProblemView error={reset.error} />}
    </Modal>
  )
}
