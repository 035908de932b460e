/** Changes of rules that wait for a second person. */
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { api, unwrap } from '@/api/client'
import type { RuleProposalView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { usePage } from '@/table/usePage'
import { clauseWords } from '@/ui/clauseWords'
import { ProblemView } from '@/ui/ProblemView'
import { ClosingDialog, OPEN, ProposalChoices, ProposalList, useProposedBy, type Closing } from '@/ui/proposals'
import { Tag } from '@/ui/StateTag'
import { useCommand } from '@/ui/useCommand'
import { ChangeWords } from './ChangeWords'
import { ImpactView } from './ImpactView'
import { guardWords, valueWithout, valueWords } from './ruleWords'
import { useImpact } from './useImpact'

export function Proposals({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useI18n()
  const { page, error } = usePage('rules', { proposals: OPEN }, () =>
    unwrap(api.GET('/api/v1/rules/proposals', { params: { query: OPEN } })),
  )
  if (error) return <ProblemView error={error} />
  return (
    <ProposalList
      id="rule-proposals"
      title={t('proposal.title')}
      proposals={page?.items ?? []}
      row={(proposal, choose) => (
        <Row
          proposal={proposal}
          choices={
            mayDecide && (
              <ProposalChoices proposal={proposal} name={proposal.label} mayConfirm={!proposal.no_longer_valid} choose={choose} />
            )
          }
        />
      )}
      confirmation={(proposal, close) => <Confirmation proposal={proposal} close={close} />}
      closing={(proposal, step, close) => <ClosingOne proposal={proposal} step={step} close={close} />}
    />
  )
}

function Row({ proposal, choices }: { proposal: RuleProposalView; choices: ReactNode }) {
  const i18n = useI18n()
  const { t, language } = i18n
  const proposedBy = useProposedBy()
  const words = (value: string) => valueWords({ ...proposal, value }, i18n)
  return (
    <>
      <span className="row">
        <strong>{proposal.label}</strong>
        <small className="quiet code">{proposal.key}</small>
        {proposal.guards && <Tag tone="info">{guardWords(proposal.guards, i18n)}</Tag>}
        {proposal.is_too_late && <Tag tone="bad">{t('proposal.tooLate')}</Tag>}
        {proposal.no_longer_valid && !proposal.is_too_late && <Tag tone="bad">{t('proposal.noLongerValid')}</Tag>}
      </span>
      <span className="row">
        <span className="figure">
          {proposal.action === 'set'
            ? t('impact.change', { on: proposal.effective_from, before: words(proposal.before), after: words(proposal.value) })
            : t('proposal.takesBack', { on: proposal.effective_from, value: words(proposal.value) })}
        </span>
        {choices}
      </span>
      {proposal.no_longer_valid && <small>{proposal.no_longer_valid}</small>}
      <small className="quiet">
        {[proposedBy(proposal), clauseWords(proposal.clause, language), proposal.document, proposal.note].filter(Boolean).join(' · ')}
      </small>
    </>
  )
}

function Confirmation({ proposal, close }: { proposal: RuleProposalView; close: () => void }) {
  const { t, language } = useI18n()
  const proposedBy = useProposedBy()
  const sets = proposal.action === 'set'
  const impact = useImpact(proposal.key, sets ? proposal : null)
  const history = useQuery({
    queryKey: ['rules', 'history', proposal.key],
    queryFn: () => unwrap(api.GET('/api/v1/rules/{key}/history', { params: { path: { key: proposal.key } } })),
  })
  const versions = history.data?.items ?? []
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
        now={versions.find((version) => version.state === 'in_force')?.value}
        before={sets ? proposal.before : proposal.value}
        after={sets ? proposal.value : null}
        then={valueWithout(versions, proposal.effective_from)}
        from={proposal.effective_from}
        clause={clauseWords(proposal.clause, language)}
        document={proposal.document}
        note={proposal.note}
        proposedBy={proposedBy(proposal)}
      />
      {history.error && <ProblemView error={history.error} />}
      {sets && <ImpactView rule={proposal} value={proposal.value} from={proposal.effective_from} impact={impact} />}
      {confirm.error && <ProblemView error={confirm.error} />}
    </Modal>
  )
}

function ClosingOne({ proposal, step, close }: { proposal: RuleProposalView; step: Closing; close: () => void }) {
  const { t } = useI18n()
  const params = { path: { id: proposal.id } }
  const isRefusal = step === 'refusal'
  return (
    <ClosingDialog
      step={step}
      title={t(isRefusal ? 'proposal.refuseTitle' : 'proposal.withdrawTitle', { rule: proposal.label })}
      touches={['rules']}
      send={(reason) =>
        isRefusal
          ? unwrap(api.POST('/api/v1/rules/proposals/{id}/refusal', { params, body: { reason } }))
          : unwrap(api.POST('/api/v1/rules/proposals/{id}/withdrawal', { params, body: { reason } }))
      }
      close={close}
    />
  )
}
