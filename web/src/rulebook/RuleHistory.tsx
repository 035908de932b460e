/** The versions of one rule: who, when and why, those replaced and withdrawn included; and the form for the next. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { RuleView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { clauseWords } from '@/ui/clauseWords'
import { ProblemView } from '@/ui/ProblemView'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { useNotices } from '@/ui/useNotices'
import { Waiting } from '@/ui/Waiting'
import { RuleForm } from './RuleForm'
import { outOfRangeWords, STATE_TONES, valueWords } from './ruleWords'

export function RuleHistory({ rule, mayChange }: { rule: RuleView; mayChange: boolean }) {
  const i18n = useI18n()
  const { t } = i18n
  const notices = useNotices()
  const [withdrawing, setWithdrawing] = useState<RuleView | null>(null)
  const path = { key: rule.key }
  const history = useQuery({
    queryKey: ['rules', 'history', rule.key],
    queryFn: () => unwrap(api.GET('/api/v1/rules/{key}/history', { params: { path } })),
  })
  const withdraw = useCommand(
    ({ effective_from, reason }: { effective_from: string; reason: string }) =>
      unwrap(api.POST('/api/v1/rules/{key}/withdrawal', { params: { path }, body: { effective_from, reason } })),
    {
      touches: ['rules'],
      onDone: (made) => {
        notices.done(t('action' in made ? 'rules.proposed' : 'rules.withdrawn'))
        setWithdrawing(null)
      },
    },
  )
  return (
    <div className="stack">
      {history.isPending && <Waiting rows={3} />}
      {history.error && <ProblemView error={history.error} />}
      <ul className="rows rows-stacked">
        {history.data?.items.map((version) => (
          <li key={`${version.effective_from} ${version.recorded_at} ${version.value}`}>
            <span className="row">
              <span className="figure">{t('rules.since', { on: version.effective_from })}</span>
              <strong className="figure">{valueWords(version, i18n)}</strong>
              <Tag tone={STATE_TONES[version.state]}>{t(`rules.state.${version.state}`)}</Tag>
              {!version.is_accepted && <Tag tone="bad">{outOfRangeWords(version, i18n)}</Tag>}
              {mayChange && version.state === 'coming' && (
                <Button size="small" onClick={() => setWithdrawing(version)}>{t('rules.withdraw')}</Button>
              )}
            </span>
            <HistoryWords version={version} />
          </li>
        ))}
      </ul>
      {mayChange && <RuleForm rule={rule} />}
      {withdrawing && (
        <ReasonDialog
          title={t('rules.withdrawTitle', { on: withdrawing.effective_from, value: valueWords(withdrawing, i18n) })}
          label={t('proposal.reason')}
          confirm={t(rule.guards ? 'rules.propose' : 'rules.withdraw')}
          pending={withdraw.isPending}
          error={withdraw.error}
          onConfirm={(reason) => withdraw.mutate({ effective_from: withdrawing.effective_from, reason })}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </div>
  )
}

/** Why a version is, who made it, and how it ended. */
function HistoryWords({ version }: { version: RuleView }) {
  const { t, language } = useI18n()
  const { ended } = version
  const people = (by: string, proposedBy: string | null | undefined) =>
    proposedBy ? t('rules.twoNames', { proposed: proposedBy, confirmed: by }) : by
  const how = version.state === 'withdrawn' ? 'rules.endedByWithdrawal' : 'rules.endedByReplacement'
  return (
    <>
      <small className="quiet">
        {[clauseWords(version.clause, language), version.document, version.note].filter(Boolean).join(' · ')}
      </small>
      {version.recorded_by && (
        <small className="quiet">{t('rules.recorded', { at: instant(version.recorded_at), by: people(version.recorded_by, version.proposed_by) })}</small>
      )}
      {ended && (
        <small>{[t(how, { at: instant(ended.at) }), ended.by && people(ended.by, ended.proposed_by), ended.reason].filter(Boolean).join(' · ')}</small>
      )}
    </>
  )
}
