/** One class of the national classification, found by its code or its name. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'

interface Props {
  value?: string
  onChange?: (code: string) => void
  id?: string
  size?: 'small' | 'middle'
  placeholder?: string
}

export function CategoryPicker({ value, onChange, id, size, placeholder }: Props) {
  const { t } = useI18n()
  const categories = useQuery({
    queryKey: ['categories'],
    queryFn: () => unwrap(api.GET('/api/v1/categories')),
    staleTime: Infinity,
  })
  return (
    <Select
      id={id}
      size={size}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('search.category')}
      placeholder={placeholder ?? t('search.category')}
      value={value || undefined}
      onChange={(code?: string) => onChange?.(code ?? '')}
      loading={categories.isPending}
      options={categories.data?.items.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
      popupMatchSelectWidth={360}
      style={{ width: 200 }}
    />
  )
}
