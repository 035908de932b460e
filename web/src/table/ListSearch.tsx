/** The search above a list: it shows what the address asks for, and asks for something else on Enter. */
import { Input } from 'antd'
import { useDraft } from '@/ui/useDraft'
import type { ListAddress } from './useListAddress'

interface Props {
  list: ListAddress
  label: string
  width: number
}

export function ListSearch({ list, label, width }: Props) {
  const draft = useDraft(list.filters.q ?? '')
  return (
    <Input.Search
      size="small"
      allowClear
      aria-label={label}
      placeholder={label}
      value={draft.text}
      onChange={(event) => draft.onType(event.target.value)}
      onSearch={(text) => {
        const q = text.trim()
        draft.onSend(q)
        list.setFilters({ q })
      }}
      style={{ width }}
    />
  )
}
