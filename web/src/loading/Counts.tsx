/** How many rows got which verdict. */
import type { ImportView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Tag, type Tone } from '@/ui/StateTag'

const VERDICTS = [
  ['accepted', 'good'],
  ['unchanged', 'quiet'],
  ['skipped', 'quiet'],
  ['held', 'wait'],
  ['price_mismatch', 'wait'],
  ['several_hits', 'wait'],
  ['no_hit', 'info'],
  ['error', 'bad'],
] as const satisfies readonly (readonly [keyof ImportView['counts'], Tone])[]

/** All verdicts, or only those that occurred. */
export function Counts({ entry, brief }: { entry: Pick<ImportView, 'rows' | 'counts' | 'warnings'>; brief?: boolean }) {
  const { t } = useI18n()
  return (
    <ul className="verdicts">
      {!brief && (
        <li>
          <span className="quiet">{t('import.rows')}</span> <strong className="figure">{entry.rows}</strong>
        </li>
      )}
      {VERDICTS.filter(([name]) => !brief || entry.counts[name] > 0).map(([name, tone]) => (
        <li key={name}>
          <Tag tone={tone}>{t(`import.verdict.${name}`)}</Tag> <strong className="figure">{entry.counts[name]}</strong>
        </li>
      ))}
      {entry.warnings > 0 && (
        <li>
          <span className="quiet">{t('import.warnings')}</span> <strong className="figure">{entry.warnings}</strong>
        </li>
      )}
    </ul>
  )
}
