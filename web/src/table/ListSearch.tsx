/** The search above a list: it shows what the address asks for, and asks for something else on Enter. */
import { Input } from 'antd'
import { use } from 'react'
import { useDraft } from '@/ui/useDraft'
import type { ListAddress } from './useListAddress'
import { WrongFilters } from './wrongFilters'

interface Props {
  list: ListAddress
  /** The filter that it sets. */
  field?: string
  label: string
  width: number
}

export function ListSearch({ list, field = 'q', label, width }: Props) {
  const draft = useDraft(list.filters[field] ?? '')
  const wrong = use(WrongFilters)[field]
  return (
    <span className="list-search" style={{ width }}>
      <Input.Search
        size="small"
        status={wrong ? 'error' : undefined}
        aria-invalid={wrong !== undefined}
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
      />
      {wrong && <small role="alert" className="field-error">{wrong}</small>}
    </span>
  )
}
