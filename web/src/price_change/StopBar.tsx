/** Ends the publicity of changes, one or many at once, with a reason that everyone may read. */
import { api, unwrap } from '@/api/client'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ReasonForEach } from './ReasonForEach'

export function StopBar({ chosen, onDone }: { chosen: ChangeView[]; onDone: () => void }) {
  const { t } = useI18n()
  return (
    <ReasonForEach
      chosen={chosen}
      word={chosen.length > 1 ? t('stop.chosen', { count: chosen.length }) : t('stop.one')}
      title={t('stop.one')}
      ask={(what) => t('stop.ask', { ...what, objections: chosen.reduce((sum, change) => sum + (change.objections_open ?? 0), 0) })}
      send={(ids, reason) => unwrap(api.POST('/api/v1/price-changes/stops', { body: { ids, reason } }))}
      touches={['price-changes', 'publicities', 'objections', 'lower-price-reports']}
      onDone={onDone}
    />
  )
}
