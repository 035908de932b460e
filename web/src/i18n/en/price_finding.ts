/** English words: what is odd in the prices. */
import type { priceFinding as chinese } from '../zh/price_finding'

export const priceFinding: Record<keyof typeof chinese, string> = {
  'nav.priceFindings': 'Price findings',
  'finding.note': 'What looks odd in the prices, the oddest first; dismiss what is right, with a reason.',
  'finding.kind': 'Finding',
  'finding.all': 'All',
  'finding.what': 'Figures',
  'finding.weight': 'Degree',
  'finding.foundOn': 'Found',
  'finding.state': 'State',
  'finding.state.open': 'Open',
  'finding.state.dismissed': 'Dismissed',
  'finding.state.gone': 'Gone',
  'finding.dismiss': 'Dismiss',
  'finding.dismissTitle': 'Dismiss: {name}',
  'finding.noteLabel': 'Why it is right',
  'finding.dismissed': 'Dismissed',
  'finding.empty': 'Nothing looks odd.',
  'finding.reading': 'Note',
}
