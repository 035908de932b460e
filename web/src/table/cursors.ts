/** The way back through a cursor-paged list: which cursor opened which page, by filter. */

const trails = new Map<string, string[]>()

/** Remembers the cursor that opens `page` (2 and on) of the list under `key`. */
export function remember(key: string, page: number, cursor: string): void {
  const trail = trails.get(key) ?? []
  trail[page] = cursor
  trails.set(key, trail)
}

/** The cursor of a page; null for the first, undefined when this window never saw it. */
export function cursorOf(key: string, page: number): string | null | undefined {
  if (page <= 1) return null
  return trails.get(key)?.[page]
}
