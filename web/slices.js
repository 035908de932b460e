/** The slices of the console; each may import from api, ui, table, i18n and the app level, never from another. */
export const slices = [
  'session',
  'home',
  'catalogue',
  'bargaining',
  'pricing',
  'declaring',
  'campaign',
  'linkage',
  'loading',
  'party',
  'conduct',
  'messages',
  'operation',
]
