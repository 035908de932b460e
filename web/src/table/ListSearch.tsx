/** The search above a list: it shows what the address asks for, and asks for something else on Enter. */
import { Input } from 'antd'
import { useDraft } from '@/ui/useDraft'
import type { ListAddress } from './useListAddress'

interface Props {
  list: ListAddress
  /** The filter that it sets. */
  field?: string
  label: string
  width: number
}

export function ListSearch({ list, field = 'q', label, width }: Props) {
  const draft = useDraft(list.filters[field] ?? '')
  return (
    <Input.Search
      size="small"
      allowClear
      aria-label={label}
      placeholder={label}
      value={draft.text}
      onChange={(event) => draft.onType(event.target.value)}
      onSearch={(text) => {
        const wanted = text.trim()
        draft.onSend(wanted)
        list.setFilters({ [field]: wanted })
      }}
      style={{ width }}
    />
  )
}
