/** Sends a one-time link for a first administrator, or proposes one for a lost last administrator, for whom the server lets. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { AccountView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { useCommand } from '@/ui/useCommand'
import { words } from './linkWords'

export function LinkButton({ account, organisation }: { account: AccountView; organisation: string }) {
  const { t } = useI18n(words)
  const [isAsking, setAsking] = useState(false)
  const isFirst = account.actions.includes('send_link')
  const isLost = account.actions.includes('recover')
  const close = () => setAsking(false)
  const send = useCommand(
    (reason: string) =>
      unwrap(api.POST('/api/v1/organisations/{id}/link', { params: { path: { id: organisation } }, body: { account: account.id, reason } })),
    { touches: ['link', 'accounts'], done: t(isFirst ? 'link.sent' : 'link.recovered'), onDone: close },
  )
  if (!isFirst && !isLost) return null
  const who = { account: account.account, name: account.display_name }
  const label = t(isFirst ? 'link.sendFirst' : 'link.recover')
  return (
    <>
      <Button size="small" aria-label={`${label} ${account.account}`} onClick={() => setAsking(true)}>{label}</Button>
      {isAsking && isFirst && (
        <Modal
          open
          title={t('link.sendFirstTitle', who)}
          okText={label}
          cancelText={t('common.cancel')}
          confirmLoading={send.isPending}
          onOk={() => send.mutate('')}
          onCancel={close}
        >
          <p>{t('link.sendFirstNote', who)}</p>
          {send.error && <ProblemView error={send.error} />}
        </Modal>
      )}
      {isAsking && isLost && (
        <ReasonDialog
          title={t('link.recoverTitle', who)}
          label={t('link.reason')}
          confirm={label}
          pending={send.isPending}
          error={send.error}
          onConfirm={(reason) => send.mutate(reason)}
          onClose={close}
        >
          <p>{t('link.recoverNote')}</p>
        </ReasonDialog>
      )}
    </>
  )
}
