/** The address that gives a list as an xlsx file: the same filter, without a place in it. */
export function exportAddress(path: string, filters: Record<string, string>): string {
  const query = new URLSearchParams(filters)
  query.set('format', 'xlsx')
  return `${path}?${query.toString()}`
}
