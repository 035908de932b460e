/** From what and to what a limit moves, and when, once a price is announced or a listed one has ended. */
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Money } from '@/ui/Money'
import { ChangePercent } from './ChangePercent'

interface Props {
  change: ChangeView
}

export function RisingLimit({ change }: Props) {
  const { t } = useI18n()
  // Of another change it is how far its price is from the limit.
  const percent = endsPrice(change) && change.change_percent != null && <small><ChangePercent percent={change.change_percent} /></small>
  if (!change.limit_after_from) {
    return (
      <span className="stacked">
        {endsPrice(change) && <span><Money value={change.limit_after} strong /> {percent}</span>}
        <HighestLimit change={change} />
      </span>
    )
  }
  return (
    <span className="stacked">
      <span className="unbroken"><Money value={change.limit_if_kept} /> →</span>
      <span className="unbroken">
        {change.limit_after ? <Money value={change.limit_after} strong /> : <strong>{t('change.limitGone')}</strong>} {percent}
      </span>
      <small className="figure unbroken">{t('change.limitFrom', { day: change.limit_after_from })}</small>
      {change.limit_later.map((step) => (
        <span key={step.from} className="unbroken">
          → {step.limit ? <Money value={step.limit} strong /> : <strong>{t('change.limitGone')}</strong>}{' '}
          <small className="figure">{t('change.limitFrom', { day: step.from })}</small>
        </span>
      ))}
      <HighestLimit change={change} />
    </span>
  )
}

/** How high it comes at most, if what lowers it beside the price is stopped before it is announced. */
function HighestLimit({ change }: Props) {
  const { t } = useI18n()
  if (!change.limit_at_most_from) return null
  return (
    <span title={t('change.limitAtMostMeaning')}>
      <small>{t('change.limitAtMost')}</small>{' '}
      {change.limit_at_most ? <Money value={change.limit_at_most} strong /> : <strong>{t('change.limitGone')}</strong>}{' '}
      <small className="figure unbroken">{t('change.limitFrom', { day: change.limit_at_most_from })}</small>
    </span>
  )
}

/** Whether the row is one of a price that is to end, while that waits or is public. */
export function endsPrice(change: ChangeView): boolean {
  return change.origin === 'rise' && (change.limit_after != null || change.limit_after_from != null)
}

/** Whether the row shows what becomes of the limit: a price is to end, or another one raises it on some day, or may. */
export function movesLimit(change: ChangeView): boolean {
  return endsPrice(change) || change.limit_after_from != null || change.limit_at_most_from != null
}

/** What that limit is called. */
export function limitMoved(change: ChangeView): 'change.limitAfter' | 'change.limitRaised' {
  return endsPrice(change) ? 'change.limitAfter' : 'change.limitRaised'
}
