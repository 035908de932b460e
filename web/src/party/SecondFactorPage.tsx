/** One's own second factor: set up, its recovery codes renewed, removed. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { sessionQuery, useSession } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useNotices } from '@/ui/useNotices'
import { Waiting } from '@/ui/Waiting'
import { PasskeyList } from './PasskeyList'
import { ProofDialog, takesOf } from './ProofDialog'
import { RecoveryCodes } from './RecoveryCodes'
import { SecondFactorSetUp } from './SecondFactorSetUp'

const words = {
  'secondFactor.note': {
    zh: '登录时除密码外，还须输入手机上的验证码，或用通行密钥：密码被他人得知，也不能登录你的账号。',
    en: 'Signing in takes a code of your phone, or a passkey, beside the password: nobody gets in with a stolen password.',
  },
  'secondFactor.first': { zh: '你的职责须启用两步验证，启用后即可使用平台。', en: 'Your duties take a second factor. Set it up; then the platform is open to you.' },
  'secondFactor.off': { zh: '未启用', en: 'Not in force' },
  'secondFactor.on': { zh: '已启用', en: 'In force' },
  'secondFactor.since': { zh: '自 {since} 起', en: 'since {since}' },
  'secondFactor.left': { zh: '恢复码还剩 {count} 个', en: '{count} recovery codes left' },
  'secondFactor.demanded': { zh: '你的职责须启用两步验证，不能移除。', en: 'Your duties take it: it cannot be removed.' },
  'secondFactor.setUp': { zh: '启用', en: 'Set it up' },
  'secondFactor.device': { zh: '更换设备', en: 'Change the device' },
  'secondFactor.renew': { zh: '更换恢复码', en: 'Renew the recovery codes' },
  'secondFactor.renewNote': { zh: '原有的恢复码全部作废。', en: 'All that are left of the present ones are void.' },
  'secondFactor.remove': { zh: '移除', en: 'Remove' },
  'secondFactor.removeTitle': { zh: '移除两步验证', en: 'Remove the second factor' },
  'secondFactor.removeNote': { zh: '通行密钥和恢复码一并移除，今后凭密码即可登录。', en: 'Passkeys and recovery codes go with it: the password alone opens your account then.' },
  'secondFactor.removed': { zh: '两步验证已移除', en: 'The second factor is removed' },
}

type Task = 'set-up' | 'renew' | 'remove'

export function SecondFactorPage() {
  const { t } = useI18n(words)
  const notices = useNotices()
  const queryClient = useQueryClient()
  const session = useSession()
  const [task, setTask] = useState<Task | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const own = useQuery({ queryKey: ['second-factor'], queryFn: () => unwrap(api.GET('/api/v1/me/second-factor')) })
  const close = () => setTask(null)
  const show = (fresh: string[]) => {
    close()
    setCodes(fresh)
  }
  const kept = () => {
    setCodes(null)
    // Only now: what it closes is open, and this page may be left.
    void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const state = own.data
  return (
    <>
      <PageHeader title={t('session.secondFactor')} note={t('secondFactor.note')} />
      {session.must_set_up_second_factor && <Alert type="warning" showIcon title={t('secondFactor.first')} className="problem" />}
      <section className="panel stack" aria-label={t('session.secondFactor')}>
        {own.error && <ProblemView error={own.error} retry={() => void own.refetch()} />}
        {own.isPending && <Waiting rows={2} />}
        {state && (
          <>
            <p>
              <Tag tone={state.is_in_force ? 'good' : 'quiet'}>{t(state.is_in_force ? 'secondFactor.on' : 'secondFactor.off')}</Tag>{' '}
              {state.in_force_since && t('secondFactor.since', { since: instant(state.in_force_since) })}
            </p>
            {state.is_in_force && <p>{t('secondFactor.left', { count: state.recovery_codes_left })}</p>}
            {state.is_in_force && state.is_demanded && <p className="quiet">{t('secondFactor.demanded')}</p>}
            <div className="page-actions">
              <Button type={state.in_force_since ? 'default' : 'primary'} onClick={() => setTask('set-up')}>
                {t(state.in_force_since ? 'secondFactor.device' : 'secondFactor.setUp')}
              </Button>
              {state.is_in_force && <Button onClick={() => setTask('renew')}>{t('secondFactor.renew')}</Button>}
              {state.is_in_force && !state.is_demanded && (
                <Button danger onClick={() => setTask('remove')}>{t('secondFactor.remove')}</Button>
              )}
            </div>
          </>
        )}
      </section>
      {state && <PasskeyList state={state} onCodes={show} />}
      {task === 'set-up' && state && <SecondFactorSetUp replaces={state.in_force_since != null} takes={takesOf(state)} onDone={show} onClose={close} />}
      {task === 'renew' && state && (
        <ProofDialog
          title={t('secondFactor.renew')}
          confirm={t('secondFactor.renew')}
          takes={takesOf(state)}
          send={(body) => unwrap(api.POST('/api/v1/me/second-factor/recovery-codes', { body }))}
          onDone={({ recovery_codes }) => show(recovery_codes)}
          onClose={close}
        >
          <p>{t('secondFactor.renewNote')}</p>
        </ProofDialog>
      )}
      {task === 'remove' && state && (
        <ProofDialog
          title={t('secondFactor.removeTitle')}
          confirm={t('secondFactor.remove')}
          danger
          takes={takesOf(state)}
          send={(body) => unwrap(api.DELETE('/api/v1/me/second-factor', { body }))}
          onDone={() => {
            close()
            notices.done(t('secondFactor.removed'))
          }}
          onClose={close}
        >
          <p>{t('secondFactor.removeNote')}</p>
        </ProofDialog>
      )}
      {codes && <RecoveryCodes account={session.account} codes={codes} close={kept} />}
    </>
  )
}
