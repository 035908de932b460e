/** Changes of the calendar that wait for a second operator. */
import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { CalendarProposal } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { usePage } from '@/table/usePage'
import { ProblemView } from '@/ui/ProblemView'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { Waiting } from '@/ui/Waiting'
import { NoticeEffect } from './NoticePreview'

type Step = 'confirmation' | 'refusal' | 'withdrawal'

const OPEN = { state: 'open', limit: 200 } as const

/** What a change of the calendar may have changed. */
export const TOUCHED = ['calendar', 'deadline', 'invitations', 'clock', 'publicities', 'lower-price-reports']

export function CalendarProposals({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useI18n()
  const [chosen, setChosen] = useState<{ proposal: CalendarProposal; step: Step } | null>(null)
  const { page, error } = usePage('calendar', { proposals: OPEN }, () =>
    unwrap(api.GET('/api/v1/calendar/proposals', { params: { query: OPEN } })),
  )
  const close = () => setChosen(null)
  if (error) return <ProblemView error={error} />
  if (!page || page.items.length === 0) return null
  return (
    <section className="panel spaced-below" aria-labelledby="calendar-proposals">
      <h2 id="calendar-proposals">{t('calendar.proposals')}</h2>
      <ul className="rows rows-stacked">
        {page.items.map((proposal) => (
          <Row key={proposal.id} proposal={proposal} mayDecide={mayDecide} choose={(step) => setChosen({ proposal, step })} />
        ))}
      </ul>
      {chosen?.step === 'confirmation' && <Confirmation proposal={chosen.proposal} close={close} />}
      {chosen && chosen.step !== 'confirmation' && <Closing proposal={chosen.proposal} step={chosen.step} close={close} />}
    </section>
  )
}

interface RowProps {
  proposal: CalendarProposal
  mayDecide: boolean
  choose: (step: Step) => void
}

function Row({ proposal, mayDecide, choose }: RowProps) {
  const { t } = useI18n()
  const named = (action: string) => `${action} ${proposal.source}`
  return (
    <li>
      <span className="row">
        <strong className="figure">{proposal.year}</strong>
        <span>{proposal.source}</span>
      </span>
      <span className="row">
        {mayDecide && !proposal.is_mine && (
          <>
            <Button size="small" type="primary" aria-label={named(t('proposal.confirm'))} onClick={() => choose('confirmation')}>
              {t('proposal.confirm')}
            </Button>
            <Button size="small" aria-label={named(t('proposal.refuse'))} onClick={() => choose('refusal')}>{t('proposal.refuse')}</Button>
          </>
        )}
        {mayDecide && proposal.is_mine && (
          <>
            <span className="quiet">{t('proposal.mine')}</span>
            <Button size="small" aria-label={named(t('proposal.withdraw'))} onClick={() => choose('withdrawal')}>{t('proposal.withdraw')}</Button>
          </>
        )}
      </span>
      <small className="quiet">{t('proposal.by', { by: proposal.proposed_by ?? '—', at: instant(proposal.proposed_at) })}</small>
    </li>
  )
}

/** Shows what it does now before anybody confirms it. */
function Confirmation({ proposal, close }: { proposal: CalendarProposal; close: () => void }) {
  const { t } = useI18n()
  const path = { id: proposal.id }
  const effect = useQuery({
    queryKey: ['calendar', 'effect', proposal.id],
    queryFn: () =>
      unwrap(api.POST('/api/v1/calendar/proposals/{id}/confirmation', { params: { path, query: { preview: true } } })),
    retry: false,
    gcTime: 0,
  })
  const confirm = useCommand(() => unwrap(api.POST('/api/v1/calendar/proposals/{id}/confirmation', { params: { path } })), {
    touches: TOUCHED,
    done: t('proposal.confirmed'),
    onDone: close,
  })
  return (
    <Modal
      open
      title={t('calendar.confirmTitle', { year: proposal.year })}
      okText={t('proposal.confirm')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !effect.data }}
      confirmLoading={confirm.isPending}
      onOk={() => confirm.mutate(undefined)}
      onCancel={close}
      destroyOnHidden
    >
      <p>{proposal.source}</p>
      {effect.isPending && <Waiting rows={4} />}
      {effect.error && <ProblemView error={effect.error} />}
      {effect.data && <NoticeEffect plan={effect.data} year={proposal.year} />}
      {confirm.error && <ProblemView error={confirm.error} />}
    </Modal>
  )
}

function Closing({ proposal, step, close }: { proposal: CalendarProposal; step: 'refusal' | 'withdrawal'; close: () => void }) {
  const { t } = useI18n()
  const isRefusal = step === 'refusal'
  const params = { path: { id: proposal.id } }
  const send = useCommand(
    (reason: string) =>
      isRefusal
        ? unwrap(api.POST('/api/v1/calendar/proposals/{id}/refusal', { params, body: { reason } }))
        : unwrap(api.POST('/api/v1/calendar/proposals/{id}/withdrawal', { params, body: { reason } })),
    { touches: ['calendar'], done: t(isRefusal ? 'proposal.refused' : 'proposal.withdrawn'), onDone: close },
  )
  return (
    <ReasonDialog
      title={t(isRefusal ? 'calendar.refuseTitle' : 'calendar.withdrawTitle', { year: proposal.year })}
      label={t('proposal.reason')}
      confirm={t(isRefusal ? 'proposal.refuse' : 'proposal.withdraw')}
      pending={send.isPending}
      error={send.error}
      onConfirm={(reason) => send.mutate(reason)}
      onClose={close}
    />
  )
}
