/** Addresses of the console: their query is flat text, as a person would type it. */

/** Splits `/a?b=c` into a path and its query; anything that is not a path of ours leads home. */
export function splitAddress(address: string): { pathname: string; search: Record<string, string> } {
  if (!address.startsWith('/') || address.startsWith('//')) return { pathname: '/', search: {} }
  const url = new URL(address, 'http://console.invalid')
  return { pathname: url.pathname, search: Object.fromEntries(url.searchParams) }
}

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
