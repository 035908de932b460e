/** An administrator removes the second factor of a colleague who has lost the device, with a reason. */
import { Button } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { AccountView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { Tag } from '@/ui/StateTag'
import { useCommand } from '@/ui/useCommand'

const words = {
  'removal.has': { zh: '两步验证', en: 'second factor' },
  'removal.remove': { zh: '移除两步验证', en: 'Remove second factor' },
  'removal.title': { zh: '移除 {account} 的两步验证？', en: 'Remove the second factor of {account}?' },
  'removal.note': {
    zh: '请先当面或电话核实是本人要求。移除后凭密码即可登录，其登录全部结束；本人会收到通知和原因。',
    en: 'Make sure in person or by telephone that its owner wants it. Afterwards the password alone opens the account, and all its sessions end; its owner is notified, with the reason.',
  },
  'removal.reason': { zh: '原因', en: 'Why' },
  'removal.done': { zh: '已移除 {account} 的两步验证', en: 'The second factor of {account} is removed' },
}

export function SecondFactorRemoval({ account }: { account: AccountView }) {
  const { t } = useI18n(words)
  const [isOpen, setOpen] = useState(false)
  const remove = useCommand(
    (reason: string) => unwrap(api.DELETE('/api/v1/accounts/{id}/second-factor', { params: { path: { id: account.id } }, body: { reason } })),
    { touches: ['accounts'], done: t('removal.done', { account: account.account }), onDone: () => setOpen(false) },
  )
  return (
    <>
      {account.has_second_factor && <Tag tone="good">{t('removal.has')}</Tag>}
      {account.actions.includes('remove_second_factor') && (
        <Button size="small" aria-label={`${t('removal.remove')} ${account.account}`} onClick={() => setOpen(true)}>
          {t('removal.remove')}
        </Button>
      )}
      {isOpen && (
        <ReasonDialog
          title={t('removal.title', { account: account.account })}
          label={t('removal.reason')}
          confirm={t('removal.remove')}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={(reason) => remove.mutate(reason)}
          onClose={() => setOpen(false)}
        >
          <p>{t('removal.note')}</p>
        </ReasonDialog>
      )}
    </>
  )
}
