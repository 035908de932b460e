/** Says that a list holds only what a message is about, and offers the whole list. */
import { Alert } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import type { ListAddress } from './useListAddress'

export function NoticeFilter({ list }: { list: ListAddress }) {
  const { t } = useI18n()
  if (!list.filters.notice) return null
  return (
    <Alert
      type="info"
      className="problem"
      title={t('messages.onlyThese')}
      closable={{ onClose: () => list.setFilters({ notice: '' }), 'aria-label': t('search.clear') }}
    />
  )
}
