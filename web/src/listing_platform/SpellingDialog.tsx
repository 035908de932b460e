/** States that a name is another spelling of a known platform of the same province. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { ListingPlatform } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { useCommand } from '@/ui/useCommand'
import { useDebounced } from '@/ui/useDebounced'

export const words = {
  'platformSpelling.title': { zh: '“{name}”是其他平台的写法', en: '“{name}” means another platform' },
  'platformSpelling.note': {
    zh: '以后以此名称导入的价格记为所选平台；已挂网的价格和限价不变，可以解除。',
    en: 'Prices loaded under it later are stored under the platform chosen; no price and no limit moves, and it can be taken back.',
  },
  'platformSpelling.known': { zh: '所指平台（{region}）', en: 'The platform that it means ({region})' },
  'platformSpelling.reason': { zh: '理由', en: 'Reason' },
  'platformSpelling.ok': { zh: '登记为另一写法', en: 'State it' },
  'platformSpelling.done': { zh: '已登记为“{known}”的写法', en: 'It is a spelling of “{known}” now' },
  'platformSpelling.none': { zh: '该省没有其他平台', en: 'The province has no other platform' },
} satisfies Dictionary

const SHOWN = 50
const REST_MILLISECONDS = 160

export function SpellingDialog({ platform, onClose }: { platform: ListingPlatform; onClose: () => void }) {
  const { t, region } = useI18n(words)
  const [known, setKnown] = useState<string>()
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), REST_MILLISECONDS)
  const found = useQuery({
    queryKey: ['platforms', 'of', platform.region.code, q],
    queryFn: () => unwrap(api.GET('/api/v1/platforms', { params: { query: { region: platform.region.code, q, sort: 'rows', limit: SHOWN } } })),
    placeholderData: (last) => last,
  })
  const others = (found.data?.items ?? []).filter((one) => one.id !== platform.id && one.state !== 'merged')
  const name = others.find((one) => one.id === known)?.name ?? ''
  const merge = useCommand(
    (body: { known: string; reason: string }) =>
      unwrap(api.POST('/api/v1/platforms/{id}/spelling', { params: { path: { id: platform.id } }, body })),
    { touches: ['platforms'], done: t('platformSpelling.done', { known: name }), onDone: onClose },
  )
  const label = t('platformSpelling.known', { region: region(platform.region) })
  return (
    <ReasonDialog
      title={t('platformSpelling.title', { name: platform.name })}
      label={t('platformSpelling.reason')}
      confirm={t('platformSpelling.ok')}
      pending={merge.isPending}
      error={merge.error}
      about={known}
      disabled={known === undefined}
      onConfirm={(reason) => known !== undefined && merge.mutate({ known, reason })}
      onClose={onClose}
    >
      <p>{t('platformSpelling.note')}</p>
      <div className="spaced-below">
        <p>{label}</p>
        <Select
          aria-label={label}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          value={known}
          onChange={setKnown}
          loading={found.isFetching}
          notFoundContent={t('platformSpelling.none')}
          options={others.map((one) => ({ value: one.id, label: `${one.name} · ${t(`platform.state.${one.state}`)}` }))}
          style={{ width: '100%' }}
        />
      </div>
    </ReasonDialog>
  )
}
