/** What a price would do to the product's limit, as the form is being filled. */
import { Form, type FormInstance } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { Figure } from '@/ui/Figure'
import { Difference, Money } from '@/ui/Money'
import { compareMoney } from '@/ui/money'
import { useProduct } from '@/ui/ProductPicker'
import { counts, formBasePrice, limitAfter, type TermsFields } from './terms'

export function EffectView({ form }: { form: FormInstance<TermsFields> }) {
  const { t } = useI18n()
  const fields = (Form.useWatch([], form) as Partial<TermsFields> | undefined) ?? {}
  const product = useProduct(fields.product_id).data
  const base = formBasePrice(fields)
  const before = product?.reference_limit
  const after = limitAfter(before, fields)
  const falls = before != null && compareMoney(after, before) === -1
  return (
    <section className="panel" aria-labelledby="effect-title" aria-live="polite">
      <h2 id="effect-title">{t('effect.title')}</h2>
      {!product || base === null ? (
        <p className="quiet">{t('effect.fillIn')}</p>
      ) : (
        <div className="stack">
          <div className="figure-row">
            <Figure name={t('effect.base')}><Money value={base} strong /></Figure>
            <Figure name={t('effect.before')}><Money value={before} /></Figure>
            <Figure name={t('effect.after')}>
              <Money value={after} strong={falls} />{' '}
              {falls && after && <small><Difference price={after} limit={before} /></small>}
            </Figure>
          </div>
          <p className="quiet">
            {!counts(fields) ? t('effect.notCounted') : falls ? t('effect.falls') : before == null ? t('effect.first') : t('effect.same')}
          </p>
        </div>
      )}
    </section>
  )
}
