/** What a price would do to the product's limit, as the form is being filled. */
import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import { api, unwrap } from '@/api/client'
import type { LimitEffect } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Figure } from '@/ui/Figure'
import { Difference, Money } from '@/ui/Money'
import { compareMoney, money } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { effectQuery, type TermsFields } from './terms'
import { useDebounced } from './useDebounced'

const REST_MILLISECONDS = 300

const EMPTY: Partial<TermsFields> = {}

function useEffectOf(typed: Partial<TermsFields>) {
  const fields = useDebounced(typed, REST_MILLISECONDS)
  const id = fields.product_id
  const query = effectQuery(fields)
  return useQuery({
    queryKey: ['product', id, 'limit-effect', query],
    queryFn: () =>
      unwrap(api.GET('/api/v1/products/{id}/limit-effect', { params: { path: { id: id ?? '' }, query: query! } })),
    enabled: !!id && query !== null,
    retry: false,
  })
}

export function EffectView({ form }: { form: FormInstance<TermsFields> }) {
  const { t } = useI18n()
  const fields = (Form.useWatch([], form) as Partial<TermsFields> | undefined) ?? EMPTY
  const effect = useEffectOf(fields)
  return (
    <section className="panel" aria-labelledby="effect-title" aria-live="polite">
      <h2 id="effect-title">{t('effect.title')}</h2>
      {effect.error ? (
        <ProblemView error={effect.error} />
      ) : effect.data ? (
        <EffectFigures effect={effect.data} />
      ) : (
        <p className="quiet">{t('effect.fillIn')}</p>
      )}
    </section>
  )
}

function EffectFigures({ effect }: { effect: LimitEffect }) {
  const { t } = useI18n()
  const { before, after, reason } = effect
  const falls = before != null && compareMoney(after, before) === -1
  return (
    <div className="stack">
      <div className="figure-row">
        <Figure name={t('effect.base')}><Money value={effect.base_price} strong /></Figure>
        <Figure name={t('effect.before')}><Money value={before} /></Figure>
        <Figure name={t('effect.after')}>
          <Money value={after} strong={falls} />{' '}
          {falls && after && <small><Difference price={after} limit={before} /></small>}
        </Figure>
      </div>
      {effect.far_from_limit && <p role="alert" className="figure-above">{t('effect.far', { limit: money(effect.far_from_limit) })}</p>}
      <p className="quiet">
        {reason ? t('effect.notCounted') : falls ? t('effect.falls') : before == null ? t('effect.first') : t('effect.same')}
      </p>
    </div>
  )
}
