/** From what and to what a limit moves, and when, once a listed price has ended. */
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Money } from '@/ui/Money'

interface Props {
  change: ChangeView
}

export function RisingLimit({ change }: Props) {
  const { t } = useI18n()
  if (!change.limit_after_from) return <Money value={change.limit_after} strong />
  return (
    <>
      <Money value={change.limit_if_kept} /> →{' '}
      {change.limit_after ? <Money value={change.limit_after} strong /> : <strong>{t('change.limitGone')}</strong>}{' '}
      <small className="figure">{t('change.limitFrom', { day: change.limit_after_from })}</small>
    </>
  )
}

/** Whether the row is one of a price that is to end, while that waits or is public. */
export function endsPrice(change: ChangeView): boolean {
  return change.limit_after != null || change.limit_after_from != null
}
