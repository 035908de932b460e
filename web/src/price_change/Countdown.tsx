/** How long a publicity still runs. */
import type { PublicityView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { Tag } from '@/ui/StateTag'
import { duration } from '@/ui/time'

export function Countdown({ publicity }: { publicity: PublicityView }) {
  const { t, language } = useI18n()
  const seconds = (new Date(publicity.due_at).getTime() - serverNow().getTime()) / 1000
  return (
    <span className="two-lines">
      <span className="figure">{publicity.due_by}</span>
      <span>
        {publicity.due_is_provisional && <Tag tone="wait">{t('invitation.provisional')}</Tag>}
        {publicity.is_open ? (
          <small className={`figure due ${seconds < 86_400 ? 'due-now' : 'due-calm'}`}>
            {t('invitation.left', { time: duration(seconds, language) })}
          </small>
        ) : (
          <small className="quiet">{t('publicity.over')}</small>
        )}
      </span>
    </span>
  )
}
