/** Limits that move: product, first day, from, to. */
import type { MovingLimit } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { Money } from '@/ui/Money'

interface Props {
  label: string
  moves: MovingLimit[]
  /** How many there are, of which the first are shown. */
  total: number
}

export function MovingLimits({ label, moves, total }: Props) {
  const { t } = useI18n()
  if (moves.length === 0) return null
  return (
    <details>
      <summary>{t('import.moving', { label, shown: count(moves.length), total: count(total) })}</summary>
      <ul className="problem-fields">
        {moves.map((one) => (
          <li key={one.id}>
            <AppLink to={paths.product(one.id)}>{one.name}</AppLink> <span className="code">{one.code}</span>{' '}
            <span className="figure">{one.on}</span> <Money value={one.before} /> → <Money value={one.after} strong />
          </li>
        ))}
      </ul>
    </details>
  )
}
