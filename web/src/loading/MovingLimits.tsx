/** Limits that move: product, first day, from, to. */
import type { MovingLimit } from '@/api/schema'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { Money } from '@/ui/Money'
import { PagedList } from '@/ui/PagedList'

interface Props {
  label: string
  moves: MovingLimit[]
  /** How many there are, of which the first are shown. */
  total: number
}

export function MovingLimits({ label, moves, total }: Props) {
  return (
    <PagedList
      label={label}
      rows={moves}
      total={total}
      rowKey={(one) => one.id}
      row={(one) => (
        <>
          <AppLink to={paths.product(one.id)}>{one.name}</AppLink> <span className="code">{one.code}</span>{' '}
          <span className="figure">{one.on}</span> <Money value={one.before} /> → <Money value={one.after} strong />
        </>
      )}
    />
  )
}
