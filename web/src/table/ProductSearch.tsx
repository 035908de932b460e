/** Narrows a list to products by a part of the name, or by how the code begins. */
import { Input } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import type { ListAddress } from './useListAddress'

export function ProductSearch({ list, width }: { list: ListAddress; width: number }) {
  const { t } = useI18n()
  return (
    <Input.Search
      size="small"
      allowClear
      aria-label={t('overpay.search')}
      placeholder={t('overpay.search')}
      defaultValue={list.filters.q}
      onSearch={(q) => list.setFilters({ q: q.trim() })}
      style={{ width }}
    />
  )
}
