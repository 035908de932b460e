/** English words: what a hospital pays. */
import type { currentPrice as chinese } from '../zh/current_price'

export const currentPrice: Record<keyof typeof chinese, string> = {
  'nav.currentPrices': 'Current prices',
  'current.title': 'Own current price',
  'current.change': 'Update',
  'current.none': 'Not entered',
  'current.toLimit': 'to the limit',
  'current.price': 'Price (yuan per {unit})',
  'current.origin': 'Origin',
  'current.from': 'From',
  'current.contract': 'Contract no.',
  'current.saved': 'The current price was saved',
  'current.history': '{count} earlier',
  'current.byInvitation': 'by invitation',
  'current.declared': 'entered',
  'current.private': 'Seen by your hospital only.',
  'current.pageNote': 'Seen by your hospital only. Prices above the limit need action.',
  'current.load': 'Load a file',
  'current.empty': 'No current prices yet.',
  'current.search': 'Find by name, pinyin or code',
  'current.place': 'Against limit',
  'current.noLimit': 'No limit',
  'current.above': 'Above',
  'current.below': 'Below',
  'current.equal': 'Equal',
}
