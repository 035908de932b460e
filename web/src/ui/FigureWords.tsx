/** Figures that the server compared, in a row that breaks between them only. */
import { Fragment } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { figureWords } from './figureTexts'

export function FigureWords({ figures }: { figures: unknown }) {
  const { language } = useI18n()
  const words = figureWords(figures, language)
  if (words.length === 0) return <>—</>
  return (
    <small>
      {words.map((word, index) => (
        <Fragment key={word}>
          {index > 0 && (language === 'en' ? ', ' : '，')}
          <span className="figure">{word}</span>
        </Fragment>
      ))}
    </small>
  )
}
