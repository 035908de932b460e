/** What a change of a rule is, before somebody puts a hand to it: which rule, from what, to what, from when. */
import type { RuleView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { valueWords } from './ruleWords'

interface Props {
  rule: Pick<RuleView, 'key' | 'label' | 'unit' | 'options'>
  before: string
  /** None where a version is taken back. */
  after: string | null
  from: string
  clause: string
}

export function ChangeWords({ rule, before, after, from, clause }: Props) {
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
        <tr>
          <th scope="row">{t('impact.before')}</th>
          <td className="figure">{words(before)}</td>
        </tr>
        <tr>
          <th scope="row">{t('impact.after')}</th>
          <td className="figure"><strong>{after === null ? t('proposal.takenBack') : words(after)}</strong></td>
        </tr>
        <tr>
          <th scope="row">{t('rules.from')}</th>
          <td className="figure">{from}</td>
        </tr>
        <tr>
          <th scope="row">{t('problem.clause')}</th>
          <td>{clause}</td>
        </tr>
      </tbody>
    </table>
  )
}
