/** How many rows got which verdict. */
import type { ImportView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { count } from './count'
import { keysOf } from './keysOf'
import { Tag, type Tone } from './StateTag'

/** Every verdict there is, so that the numbers add up to the rows. */
const VERDICTS: Record<keyof ImportView['counts'], Tone> = {
  accepted: 'good',
  unchanged: 'quiet',
  skipped: 'quiet',
  held: 'wait',
  price_mismatch: 'wait',
  several_hits: 'wait',
  no_hit: 'info',
  error: 'bad',
}

/** All verdicts, or only those that occurred. */
export function Counts({ entry, brief }: { entry: Pick<ImportView, 'rows' | 'counts' | 'warnings'>; brief?: boolean }) {
  const { t } = useI18n()
  return (
    <ul className="verdicts">
      {!brief && (
        <li>
          <span className="quiet">{t('import.rows')}</span> <strong className="figure">{count(entry.rows)}</strong>
        </li>
      )}
      {keysOf(VERDICTS).filter((name) => !brief || entry.counts[name] > 0).map((name) => (
        <li key={name}>
          <Tag tone={VERDICTS[name]}>{t(`import.verdict.${name}`)}</Tag> <strong className="figure">{count(entry.counts[name])}</strong>
        </li>
      ))}
      {entry.warnings > 0 && (
        <li>
          <span className="quiet">{t('import.warnings')}</span> <strong className="figure">{count(entry.warnings)}</strong>
        </li>
      )}
    </ul>
  )
}
