/** Strikes rows of another platform's list before it is public, one or many at once. */
import { api, unwrap } from '@/api/client'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ReasonForEach } from './ReasonForEach'

export function StrikeBar({ linkageId, chosen, onDone }: { linkageId: string; chosen: ChangeView[]; onDone: () => void }) {
  const { t } = useI18n()
  const params = { path: { id: linkageId } }
  return (
    <ReasonForEach
      chosen={chosen}
      word={t('strike.chosen', { count: chosen.length })}
      title={t('strike.one')}
      ask={(what) => t('strike.ask', what)}
      send={(ids, reason) => unwrap(api.POST('/api/v1/linkages/{id}/strikes', { params, body: { ids, reason } }))}
      touches={['price-changes', 'linkages']}
      onDone={onDone}
    />
  )
}
