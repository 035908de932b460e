/** When an answer is due and how much working time remains. */
import type { InvitationView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Tag } from '@/ui/StateTag'
import { urgency, workingTime } from '@/ui/time'

export function DueView({ invitation }: { invitation: InvitationView }) {
  const { t, language } = useI18n()
  if (!invitation.due_at) return <>—</>
  const open = invitation.state === 'pending' || invitation.state === 'countered'
  return (
    <span className="two-lines">
      <span className="figure">
        {invitation.due_by}
      </span>
      {invitation.due_is_provisional && <span><Tag tone="wait">{t('invitation.provisional')}</Tag></span>}
      {open && (
        <small className={`figure due due-${urgency(invitation.working_time_left)}`}>
          {invitation.working_time_left
            ? t('invitation.left', { time: workingTime(invitation.working_time_left, language) })
            : t('invitation.overdue')}
        </small>
      )}
    </span>
  )
}
