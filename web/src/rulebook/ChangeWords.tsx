/** What a change of a rule is, before somebody puts a hand to it: which rule, from what, to what, from when. */
import type { RuleView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { valueWords } from './ruleWords'

interface Props {
  rule: Pick<RuleView, 'key' | 'label' | 'unit' | 'options'>
  /** In force today, where that is known. */
  now?: string
  /** What the day from which the change applies would have without it. */
  before: string
  /** None where a version is taken back. */
  after: string | null
  /** What holds where a version is taken back, once that is known. */
  then?: string
  from: string
  clause: string
  document?: string
  note?: string
  proposedBy?: string
}

export function ChangeWords({ rule, now, before, after, then, from, clause, document, note, proposedBy }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const words = (value: string) => valueWords({ value, unit: rule.unit, options: rule.options }, i18n)
  return (
    <table className="plain-table">
      <tbody>
        <tr>
          <th scope="row">{t('rules.rule')}</th>
          <td>{rule.label} <small className="quiet code">{rule.key}</small></td>
        </tr>
        {now !== undefined && now !== before && (
          <tr>
            <th scope="row">{t('impact.before')}</th>
            <td className="figure">{words(now)}</td>
          </tr>
        )}
        <tr>
          <th scope="row">{t(now === before ? 'impact.before' : 'impact.standing')}</th>
          <td className="figure">{words(before)}</td>
        </tr>
        <tr>
          <th scope="row">{t('impact.after')}</th>
          <td className="figure"><strong>{after !== null ? words(after) : then === undefined ? t('proposal.takenBack') : t('proposal.thenHolds', { value: words(then) })}</strong></td>
        </tr>
        <tr>
          <th scope="row">{t('rules.from')}</th>
          <td className="figure">{from}</td>
        </tr>
        <tr>
          <th scope="row">{t('problem.clause')}</th>
          <td>{clause}</td>
        </tr>
        {document && <tr><th scope="row">{t('rules.document')}</th><td>{document}</td></tr>}
        {note && <tr><th scope="row">{t('rules.remark')}</th><td>{note}</td></tr>}
        {proposedBy && <tr><th scope="row">{t('proposal.proposer')}</th><td>{proposedBy}</td></tr>}
      </tbody>
    </table>
  )
}
