/** Figures that the server names, each with its name above it. */
import type { FigureView } from '@/api/schema'
import { figureText } from './figureText'

export function FigureList({ figures }: { figures: FigureView[] }) {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.name}>
          <dt>{figure.label}</dt>
          <dd className={figure.kind === 'text' ? undefined : 'figure'}>{figureText(figure)}</dd>
        </div>
      ))}
    </dl>
  )
}
