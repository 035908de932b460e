/** Where one is signed in, each of which can be ended. */
import { Button } from 'antd'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { usePage } from '@/table/usePage'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { Waiting } from '@/ui/Waiting'

const words = {
  'sessions.current': { zh: '本次登录', en: 'This session' },
  'sessions.line': { zh: '{address} · 登录 {opened} · 最近 {last} · 最迟 {ends} 结束', en: '{address} · since {opened} · last {last} · ends by {ends}' },
  'sessions.end': { zh: '退出', en: 'Sign out' },
  'sessions.ended': { zh: '已退出该登录', en: 'That session has ended' },
}

export function SessionList() {
  const { t } = useI18n(words)
  const { page, error, retry } = usePage('sessions', {}, () => unwrap(api.GET('/api/v1/me/sessions')))
  const end = useCommand(
    (id: string) => unwrap(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })),
    { touches: ['sessions', 'devices'], done: t('sessions.ended'), showFailure: true },
  )
  if (error && !page) return <ProblemView error={error} retry={retry} />
  if (!page) return <Waiting rows={3} />
  return (
    <ul className="rows">
      {page.items.map((session) => (
        <li key={session.id}>
          <span className="two-lines grow">
            <span>
              {session.device || t('devices.unnamed')} {session.is_current && <Tag tone="good">{t('sessions.current')}</Tag>}
            </span>
            <small className="quiet">
              {t('sessions.line', {
                address: session.address ?? '—',
                opened: instant(session.opened_at),
                last: instant(session.last_used_at),
                ends: instant(session.expires_at),
              })}
            </small>
          </span>
          {!session.is_current && (
            <Button size="small" loading={end.isPending && end.variables === session.id} onClick={() => end.mutate(session.id)}>
              {t('sessions.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
