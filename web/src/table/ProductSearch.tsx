/** Narrows a list to products by a part of the name, or by how the code begins. */
import { useI18n } from '@/i18n/useI18n'
import { ListSearch } from './ListSearch'
import type { ListAddress } from './useListAddress'

export function ProductSearch({ list, width }: { list: ListAddress; width: number }) {
  const { t } = useI18n()
  return <ListSearch list={list} label={t('overpay.search')} width={width} />
}
