/** How far a list would move limits, as a chart of all its products. */
import type { PreviewView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { lazyPart } from '@/ui/lazyPart'

const MovesChart = lazyPart(() => import('./MovesChart'), 'MovesChart')

export function MovesPanel({ preview }: { preview: PreviewView }) {
  const { t } = useI18n()
  const moved = preview.falls + preview.rises
  return (
    <section className="panel spaced-below" aria-label={t('linkage.chart')}>
      <div className="panel-head">
        <h2>{moved === 0 ? t('linkage.chart') : t('linkage.chartAll', { count: count(moved) })}</h2>
        <span className="quiet figure">{t('linkage.assumes', { on: preview.publicity_ends_on })}</span>
      </div>
      {moved === 0 ? (
        <p className="quiet">{t('linkage.chartNone')}</p>
      ) : (
        <MovesChart moves={preview.moves} />
      )}
    </section>
  )
}
