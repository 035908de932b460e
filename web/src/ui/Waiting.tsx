/** Shows that something is on its way, without jumping the page. */
import { Skeleton } from 'antd'
import { useI18n } from '@/i18n/useI18n'

export function Waiting({ rows = 6 }: { rows?: number }) {
  const { t } = useI18n()
  return (
    <div role="status" aria-label={t('common.loading')} className="panel">
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}
