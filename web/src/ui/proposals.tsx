/** What changes that wait for a second person have in common: the list, the choices of each, and how one is refused or taken back. */
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { ReasonDialog } from './ReasonDialog'
import { instant } from './time'
import { useCommand } from './useCommand'

export type Closing = 'refusal' | 'withdrawal'
type Step = 'confirmation' | Closing

/** Those that nobody has decided. */
export const OPEN = { state: 'open', limit: 200 } as const

interface Proposal {
  id: string
  is_mine: boolean
  proposed_by?: string | null
  proposed_at: string
}

interface ListProps<P extends Proposal> {
  /** The id of the heading. */
  id: string
  title: string
  proposals: P[]
  row: (proposal: P, choose: (step: Step) => void) => ReactNode
  confirmation: (proposal: P, close: () => void) => ReactNode
  closing: (proposal: P, step: Closing, close: () => void) => ReactNode
}

/** The proposals, and the dialog of the step that was chosen for one. */
export function ProposalList<P extends Proposal>({ id, title, proposals, row, confirmation, closing }: ListProps<P>) {
  const [chosen, setChosen] = useState<{ proposal: P; step: Step } | null>(null)
  const close = () => setChosen(null)
  if (proposals.length === 0) return null
  return (
    <section className="panel spaced-below" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="rows rows-stacked">
        {proposals.map((proposal) => (
          <li key={proposal.id}>{row(proposal, (step) => setChosen({ proposal, step }))}</li>
        ))}
      </ul>
      {chosen?.step === 'confirmation' && confirmation(chosen.proposal, close)}
      {chosen && chosen.step !== 'confirmation' && closing(chosen.proposal, chosen.step, close)}
    </section>
  )
}

interface ChoicesProps {
  proposal: Proposal
  /** What it is about, which tells its buttons from those of others. */
  name: string
  mayConfirm: boolean
  choose: (step: Step) => void
}

/** What one person of the exchange centre may do with a proposal. */
export function ProposalChoices({ proposal, name, mayConfirm, choose }: ChoicesProps) {
  const { t } = useI18n()
  const named = (action: string) => `${action} ${name}`
  if (proposal.is_mine) {
    return (
      <>
        <span className="quiet">{t('proposal.mine')}</span>
        <Button size="small" aria-label={named(t('proposal.withdraw'))} onClick={() => choose('withdrawal')}>{t('proposal.withdraw')}</Button>
      </>
    )
  }
  return (
    <>
      {mayConfirm && (
        <Button size="small" type="primary" aria-label={named(t('proposal.confirm'))} onClick={() => choose('confirmation')}>
          {t('proposal.confirm')}
        </Button>
      )}
      <Button size="small" aria-label={named(t('proposal.refuse'))} onClick={() => choose('refusal')}>{t('proposal.refuse')}</Button>
    </>
  )
}

/** Who proposed it, and when. */
export function useProposedBy() {
  const { t } = useI18n()
  return (proposal: Proposal) => t('proposal.by', { by: proposal.proposed_by ?? '—', at: instant(proposal.proposed_at) })
}

interface ClosingProps {
  step: Closing
  title: string
  touches: string[]
  send: (reason: string) => Promise<unknown>
  close: () => void
}

/** Refuses a proposal, or takes it back, with a reason. */
export function ClosingDialog({ step, title, touches, send, close }: ClosingProps) {
  const { t } = useI18n()
  const isRefusal = step === 'refusal'
  const sending = useCommand(send, { touches, done: t(isRefusal ? 'proposal.refused' : 'proposal.withdrawn'), onDone: close })
  return (
    <ReasonDialog
      title={title}
      label={t('proposal.reason')}
      confirm={t(isRefusal ? 'proposal.refuse' : 'proposal.withdraw')}
      pending={sending.isPending}
      error={sending.error}
      onConfirm={(reason) => sending.mutate(reason)}
      onClose={close}
    />
  )
}
