/** What sending would do, in words, with the clause and the figures. */
import { Alert } from 'antd'
import type { OfferPreview } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Clause } from '@/ui/Clause'
import { money } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'

interface Props {
  preview: OfferPreview | undefined
  error: unknown
  pending: boolean
}

export function ForecastView({ preview, error, pending }: Props) {
  const { t } = useI18n()
  if (error) return <ProblemView error={error} withoutFields />
  if (!preview) return <p className="quiet">{pending ? t('invite.asking') : t('invite.fillIn')}</p>
  const confirmed = preview.outcome === 'confirmed'
  return (
    <Alert
      type={confirmed ? 'success' : 'info'}
      showIcon
      className={pending ? 'problem forecast-old' : 'problem'}
      title={confirmed ? t('invite.willConfirm') : t('invite.willWait', { due: preview.due_by ?? '—' })}
      description={
        <div className="problem-body">
          {!confirmed && preview.due_is_provisional && <p>{t('invite.provisional')}</p>}
          {preview.current_price && <p>{t('invite.ownPrice', { price: money(preview.current_price) })}</p>}
          {preview.warnings.map((warning) => (
            <p key={warning.code}>{warning.text}</p>
          ))}
          <p>{t('problem.clause')} <Clause clause={preview.clause} /></p>
        </div>
      }
    />
  )
}
