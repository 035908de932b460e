/** English words: quarterly collections and price linkage. */
import type { collecting as chinese } from '../zh/collecting'

export const collecting: Record<keyof typeof chinese, string> = {
  'import.kind.declarations': 'Declarations',
  'import.kind.linkage-lists': 'Linkage list',
  'import.about.declarations': 'One declaration a row, checked by the exchange centre',
  'import.about.linkage-lists': 'Previewed before anything happens',
}
