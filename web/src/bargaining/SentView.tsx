/** What became of the invitation just sent. */
import { Alert } from 'antd'
import type { InvitationView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { money } from '@/ui/money'

export function SentView({ invitation }: { invitation: InvitationView }) {
  const { t } = useI18n()
  const confirmed = invitation.state === 'confirmed'
  return (
    <Alert
      type="success"
      showIcon
      className="problem"
      title={
        confirmed
          ? t('invite.nowConfirmed', { price: money(invitation.price) })
          : t('invite.nowWaiting', { due: invitation.due_by ?? '—' })
      }
      description={<AppLink to={paths.invitation(invitation.id)}>{t('invite.see', { number: invitation.number })}</AppLink>}
    />
  )
}
