/** One product, found by name, pinyin initials, code or certificate as in the catalogue. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { useDebounced } from './useDebounced'

const SHOWN = 20
const REST_MILLISECONDS = 160

interface Props {
  value?: string
  onChange?: (id: string) => void
  id?: string
  /** Only the products of this manufacturer. */
  manufacturer?: string
  disabled?: boolean
}

/** The product of an id, with its limit; the product page reads the same. */
export function useProduct(id: string | undefined) {
  return useQuery({
    queryKey: ['product', id],
    queryFn: () => unwrap(api.GET('/api/v1/products/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: !!id,
  })
}

export function ProductPicker({ value, onChange, id, manufacturer, disabled }: Props) {
  const { t } = useI18n()
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), REST_MILLISECONDS)
  const found = useQuery({
    queryKey: ['suggestions', 'picker', q, manufacturer],
    queryFn: () => unwrap(api.GET('/api/v1/products', { params: { query: { q, manufacturer, limit: SHOWN } } })),
    placeholderData: (last) => last,
  })
  const chosen = useProduct(value)
  const rows = [
    ...(chosen.data && q === '' ? [chosen.data] : []),
    ...(found.data?.items ?? []).filter((product) => q !== '' || product.id !== value),
  ]
  return (
    <Select
      id={id}
      disabled={disabled}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value || undefined}
      onChange={(next: string) => {
        setTyped('')
        onChange?.(next)
      }}
      placeholder={t('search.placeholder')}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? t('common.loading') : t('search.none')}
      labelRender={({ label }) => label ?? chosen.data?.name ?? ''}
      options={rows.map((product) => ({
        value: product.id,
        label: [product.name, product.specification, product.model].filter(Boolean).join(' '),
        code: product.code,
      }))}
      optionRender={(option) => (
        <span className="two-lines">
          <span>{option.label}</span>
          <small className="code">{option.data.code}</small>
        </span>
      )}
    />
  )
}
