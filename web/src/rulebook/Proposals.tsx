/** Changes of rules that wait for a second person. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { RuleProposal } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { usePage } from '@/table/usePage'
import { clauseWords } from '@/ui/clauseWords'
import { ProblemView } from '@/ui/ProblemView'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { ChangeWords } from './ChangeWords'
import { guardWords, valueWords } from './ruleWords'

type Step = 'confirmation' | 'refusal' | 'withdrawal'

const OPEN = { state: 'open', limit: 200 } as const

export function Proposals({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useI18n()
  const [chosen, setChosen] = useState<{ proposal: RuleProposal; step: Step } | null>(null)
  const { page, error } = usePage('rules', { proposals: OPEN }, () =>
    unwrap(api.GET('/api/v1/rules/proposals', { params: { query: OPEN } })),
  )
  const close = () => setChosen(null)
  if (error) return <ProblemView error={error} />
  if (!page || page.items.length === 0) return null
  return (
    <section className="panel spaced-below" aria-labelledby="rule-proposals">
      <h2 id="rule-proposals">{t('proposal.title')}</h2>
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
  proposal: RuleProposal
  mayDecide: boolean
  choose: (step: Step) => void
}

function Row({ proposal, mayDecide, choose }: RowProps) {
  const i18n = useI18n()
  const { t, language } = i18n
  const words = (value: string) => valueWords({ ...proposal, value }, i18n)
  const named = (action: string) => `${action} ${proposal.label}`
  return (
    <li>
      <span className="row">
        <strong>{proposal.label}</strong>
        <small className="quiet code">{proposal.key}</small>
        {proposal.guards && <Tag tone="info">{guardWords(proposal.guards, i18n)}</Tag>}
        {proposal.is_too_late && <Tag tone="bad">{t('proposal.tooLate')}</Tag>}
      </span>
      <span className="row">
        <span className="figure">
          {proposal.action === 'set'
            ? t('impact.change', { on: proposal.effective_from, before: words(proposal.before), after: words(proposal.value) })
            : t('proposal.takesBack', { on: proposal.effective_from, value: words(proposal.value) })}
        </span>
        {mayDecide && !proposal.is_mine && (
          <>
            {!proposal.is_too_late && (
              <Button size="small" type="primary" aria-label={named(t('proposal.confirm'))} onClick={() => choose('confirmation')}>
                {t('proposal.confirm')}
              </Button>
            )}
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
      <small className="quiet">
        {[
          t('proposal.by', { by: proposal.proposed_by ?? '—', at: instant(proposal.proposed_at) }),
          clauseWords(proposal.clause, language),
          proposal.document,
          proposal.note,
        ].filter(Boolean).join(' · ')}
      </small>
    </li>
  )
}

function Confirmation({ proposal, close }: { proposal: RuleProposal; close: () => void }) {
  const { t, language } = useI18n()
  const params = { path: { id: proposal.id } }
  const confirm = useCommand(() => unwrap(api.POST('/api/v1/rules/proposals/{id}/confirmation', { params })), {
    touches: ['rules'],
    done: t('proposal.confirmed'),
    onDone: close,
  })
  return (
    <Modal
      open
      title={t('proposal.confirmTitle')}
      okText={t('proposal.confirm')}
      cancelText={t('common.cancel')}
      confirmLoading={confirm.isPending}
      onOk={() => confirm.mutate(undefined)}
      onCancel={close}
      destroyOnHidden
    >
      <ChangeWords
        rule={proposal}
        before={proposal.before}
        after={proposal.action === 'set' ? proposal.value : null}
        from={proposal.effective_from}
        clause={clauseWords(proposal.clause, language)}
      />
      {confirm.error && <ProblemView error={confirm.error} />}
    </Modal>
  )
}

function Closing({ proposal, step, close }: { proposal: RuleProposal; step: 'refusal' | 'withdrawal'; close: () => void }) {
  const { t } = useI18n()
  const isRefusal = step === 'refusal'
  const params = { path: { id: proposal.id } }
  const send = useCommand(
    (reason: string) =>
      isRefusal
        ? unwrap(api.POST('/api/v1/rules/proposals/{id}/refusal', { params, body: { reason } }))
        : unwrap(api.POST('/api/v1/rules/proposals/{id}/withdrawal', { params, body: { reason } })),
    { touches: ['rules'], done: t(isRefusal ? 'proposal.refused' : 'proposal.withdrawn'), onDone: close },
  )
  return (
    <ReasonDialog
      title={t(isRefusal ? 'proposal.refuseTitle' : 'proposal.withdrawTitle', { rule: proposal.label })}
      label={t('proposal.reason')}
      confirm={t(isRefusal ? 'proposal.refuse' : 'proposal.withdraw')}
      pending={send.isPending}
      error={send.error}
      onConfirm={(reason) => send.mutate(reason)}
      onClose={close}
    />
  )
}
