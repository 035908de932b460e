/** What a new version of a rule would change: what, before, after. */
import type { RuleView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { Waiting } from '@/ui/Waiting'
import { valueWords } from './ruleWords'
import type { useImpact } from './useImpact'

interface Props {
  rule: Pick<RuleView, 'unit' | 'options'>
  value: string
  from: string
  impact: ReturnType<typeof useImpact>
}

export function ImpactView({ rule, value, from, impact }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  if (impact.error) return <ProblemView error={impact.error} />
  if (!impact.data) return <Waiting rows={2} />
  const { standing, consequences } = impact.data
  const words = (text: string) => valueWords({ value: text, unit: rule.unit, options: rule.options }, i18n)
  return (
    <section className="problem" aria-label={t('impact.title')}>
      <h2 className="drawer-title">{t('impact.title')}</h2>
      <p className="quiet">{t('impact.change', { on: from, before: words(standing), after: words(value) })}</p>
      {consequences.length === 0 ? (
        <p>{t('impact.none')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('impact.what')}</th>
              <th scope="col" className="right">{t('impact.before')}</th>
              <th scope="col" className="right">{t('impact.after')}</th>
            </tr>
          </thead>
          <tbody>
            {consequences.map((one) => (
              <tr key={one.what}>
                <th scope="row">{one.what}</th>
                <td className="right figure">{one.before}</td>
                <td className="right figure">
                  {one.after == null ? <span className="quiet">{t('impact.same')}</span> : <strong>{one.after}</strong>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
