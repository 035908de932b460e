/** Figures that the server compared, in a row that breaks between them only. */
import { Fragment } from 'react'
import type { FigureView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { figureText } from './figureText'

export function FigureWords({ figures }: { figures: FigureView[] }) {
  const { language } = useI18n()
  if (figures.length === 0) return <>—</>
  return (
    <small>
      {figures.map((figure, index) => (
        <Fragment key={figure.name}>
          {index > 0 && (language === 'en' ? ', ' : '，')}
          <span className="figure">{figure.label} {figureText(figure)}</span>
        </Fragment>
      ))}
    </small>
  )
}
