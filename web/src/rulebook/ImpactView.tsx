/** What a new version of a rule would change: what, before, after. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Rule } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { Waiting } from '@/ui/Waiting'
import { valueWords } from './ruleWords'

interface Props {
  rule: Rule
  value: string
  from: string
}

export function ImpactView({ rule, value, from }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const impact = useQuery({
    queryKey: ['rules', 'impact', rule.key, value, from],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/rules/{key}/impact', {
          params: { path: { key: rule.key }, query: { value, effective_from: from } },
        }),
      ),
    retry: false,
    staleTime: 0,
  })
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
