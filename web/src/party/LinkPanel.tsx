/** The last one-time link of an organisation: how far it is, and what the server lets the reader do to it. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { OneTimeLinkState, OneTimeLinkView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { Tag, type Tone } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { words } from './linkWords'

type Shown = OneTimeLinkState | 'over'

const TONES: Record<Shown, Tone> = { proposed: 'wait', open: 'wait', over: 'quiet', used: 'good', void: 'bad' }

export function LinkPanel({ organisation, link }: { organisation: string; link: OneTimeLinkView }) {
  const { t } = useI18n(words)
  const [asking, setAsking] = useState<'send' | 'void' | null>(null)
  const state: Shown = link.is_over ? 'over' : link.state
  const who = { account: link.account, name: link.display_name }
  return (
    <section className="panel" aria-label={t('link.title')}>
      <div className="panel-head">
        <h3>{t(`link.${link.purpose}`, who)}</h3>
        <Tag tone={TONES[state]}>{t(`link.state.${state}`)}</Tag>
      </div>
      {link.reason && <p>{t('link.proposedBy', { name: link.proposed_by, at: instant(link.proposed_at), reason: link.reason })}</p>}
      {link.email && link.sent_at && link.expires_at && (
        <p>{t('link.sentTo', { name: link.sent_by ?? '', at: instant(link.sent_at), email: link.email, until: instant(link.expires_at) })}</p>
      )}
      {link.state === 'void' && link.ended_at && (
        <p>{t('link.voidedBy', { name: link.ended_by ?? t('link.bySystem'), at: instant(link.ended_at), reason: link.end_reason ?? '' })}</p>
      )}
      <div className="row">
        {link.actions.includes('send') && <Button size="small" type="primary" onClick={() => setAsking('send')}>{t('link.send')}</Button>}
        {link.actions.includes('void') && <Button size="small" danger onClick={() => setAsking('void')}>{t('link.void')}</Button>}
      </div>
      {asking === 'send' && <Sending organisation={organisation} link={link} close={() => setAsking(null)} />}
      {asking === 'void' && <Voiding organisation={organisation} link={link} close={() => setAsking(null)} />}
    </section>
  )
}

interface Asking {
  organisation: string
  link: OneTimeLinkView
  close: () => void
}

/** The second person sends the link as it was when the question opened. */
function Sending({ organisation, link, close }: Asking) {
  const { t } = useI18n(words)
  const [seen] = useState(link.id)
  const params = { path: { id: organisation } }
  const send = useCommand(() => unwrap(api.POST('/api/v1/organisations/{id}/link/sending', { params, body: { link: seen } })), {
    touches: ['link', 'accounts'],
    done: t('link.sent'),
    onDone: close,
  })
  return (
    <Modal
      open
      title={t('link.sendTitle', { account: link.account })}
      okText={t('link.send')}
      cancelText={t('common.cancel')}
      confirmLoading={send.isPending}
      onOk={() => send.mutate(undefined)}
      onCancel={close}
    >
      <p>{t('link.sendNote', { name: link.display_name })}</p>
      {send.error && <ProblemView error={send.error} />}
    </Modal>
  )
}

function Voiding({ organisation, link, close }: Asking) {
  const { t } = useI18n(words)
  const params = { path: { id: organisation } }
  const end = useCommand((reason: string) => unwrap(api.DELETE('/api/v1/organisations/{id}/link', { params, body: { reason } })), {
    touches: ['link', 'accounts'],
    done: t('link.voided'),
    onDone: close,
  })
  return (
    <ReasonDialog
      title={t('link.voidTitle', { account: link.account })}
      label={t('link.reason')}
      confirm={t('link.void')}
      pending={end.isPending}
      error={end.error}
      onConfirm={(reason) => end.mutate(reason)}
      onClose={close}
    >
      <p>{t('link.voidNote')}</p>
    </ReasonDialog>
  )
}
