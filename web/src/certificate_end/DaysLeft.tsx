/** How long a certificate still holds, in words. */
import { useI18n } from '@/i18n/useI18n'
import { Tag } from '@/ui/StateTag'

export function DaysLeft({ days }: { days: number }) {
  const { t } = useI18n()
  if (days < 0) return <Tag tone="bad">{t('certificate.over')}</Tag>
  return <Tag tone="wait">{days === 0 ? t('certificate.endsToday') : t('certificate.endsIn', { days })}</Tag>
}
