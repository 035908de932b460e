/** Changes of the calendar that wait for a second operator. */
import { Modal } from 'antd'
import { api, unwrap } from '@/api/client'
import type { CalendarProposalView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { usePage } from '@/table/usePage'
import { ProblemView } from '@/ui/ProblemView'
import { ClosingDialog, OPEN, ProposalChoices, ProposalList, useProposedBy, type Closing } from '@/ui/proposals'
import { useCommand } from '@/ui/useCommand'
import { usePreview } from '@/ui/usePreview'
import { Waiting } from '@/ui/Waiting'
import { NoticeEffect } from './NoticePreview'

/** What a change of the calendar may have changed. */
export const TOUCHED = ['calendar', 'deadline', 'invitations', 'clock', 'publicities', 'lower-price-reports']

export function CalendarProposals({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useI18n()
  const proposedBy = useProposedBy()
  const { page, error } = usePage('calendar', { proposals: OPEN }, () =>
    unwrap(api.GET('/api/v1/calendar/proposals', { params: { query: OPEN } })),
  )
  if (error) return <ProblemView error={error} />
  return (
    <ProposalList
      id="calendar-proposals"
      title={t('calendar.proposals')}
      proposals={page?.items ?? []}
      row={(proposal, choose) => (
        <>
          <span className="row">
            <strong className="figure">{proposal.year}</strong>
            <span>{proposal.source}</span>
          </span>
          <span className="row">
            {mayDecide && <ProposalChoices proposal={proposal} name={proposal.source} mayConfirm={!proposal.no_longer_valid} choose={choose} />}
          </span>
          {proposal.no_longer_valid && <small>{proposal.no_longer_valid}</small>}
          <small className="quiet">{proposedBy(proposal)}</small>
        </>
      )}
      confirmation={(proposal, close) => <Confirmation proposal={proposal} close={close} />}
      closing={(proposal, step, close) => <ClosingOne proposal={proposal} step={step} close={close} />}
    />
  )
}

/** Shows what it does now before anybody confirms it. */
function Confirmation({ proposal, close }: { proposal: CalendarProposalView; close: () => void }) {
  const { t } = useI18n()
  const path = { id: proposal.id }
  const effect = usePreview(['calendar', proposal.id], () =>
    unwrap(api.POST('/api/v1/calendar/proposals/{id}/confirmation', { params: { path, query: { preview: true } } })),
  )
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

function ClosingOne({ proposal, step, close }: { proposal: CalendarProposalView; step: Closing; close: () => void }) {
  const { t } = useI18n()
  const params = { path: { id: proposal.id } }
  const isRefusal = step === 'refusal'
  return (
    <ClosingDialog
      step={step}
      title={t(isRefusal ? 'calendar.refuseTitle' : 'calendar.withdrawTitle', { year: proposal.year })}
      touches={['calendar']}
      send={(reason) =>
        isRefusal
          ? unwrap(api.POST('/api/v1/calendar/proposals/{id}/refusal', { params, body: { reason } }))
          : unwrap(api.POST('/api/v1/calendar/proposals/{id}/withdrawal', { params, body: { reason } }))
      }
      close={close}
    />
  )
}
