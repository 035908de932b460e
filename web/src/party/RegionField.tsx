/** The field of the region in which an organisation is; of a bureau, what it oversees. */
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { api, unwrap } from '@/api/client'
import type { PlaceView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { placeName } from './placeName'

interface Props {
  /** What a blank field means. */
  extra?: string
  /** Where the organisation is now: it may be a region that is known by its code alone. */
  present?: PlaceView
}

export function RegionField({ extra, present }: Props) {
  const { t, language } = useI18n()
  const found = useQuery({
    queryKey: ['regions'],
    queryFn: () => unwrap(api.GET('/api/v1/regions')),
    staleTime: Infinity,
  })
  const known = found.data?.items ?? []
  const places = present && !known.some((place) => place.code === present.code) ? [present, ...known] : known
  return (
    <Form.Item name="region" label={t('party.region')} extra={extra}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={present === undefined}
        loading={found.isPending}
        options={places.map((place) => ({ value: place.code, label: `${placeName(language, place)} ${place.code}` }))}
      />
    </Form.Item>
  )
}
