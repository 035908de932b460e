/** A list's filters and page, stored in the address so that it can be sent to a colleague. */
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useAddressQuery, usePagePath } from '@/ui/useAddress'
import { cursorOf, remember } from './cursors'
import { dropEmpty, narrowed, type Filters } from './filters'

export const PAGE_SIZES = [20, 50, 100, 200]
const STORED_SIZE = 'sunshine.page-size'

export type { Filters }

/** Every filter is text; the two that are not have types of their own. */
export type ListQuery = Filters & { limit: number; cursor?: string }

export interface ListAddress {
  filters: Filters
  /** What to send to the server: the filters, `limit`, `cursor`. */
  query: ListQuery
  page: number
  size: number
  /** Changes filters and goes back to the first page; an empty text drops a filter. */
  setFilters: (patch: Filters) => void
  setSize: (size: number) => void
  next: (cursor: string) => void
  previous: () => void
}

function storedSize(): number {
  const stored = Number(localStorage.getItem(STORED_SIZE))
  return PAGE_SIZES.includes(stored) ? stored : 20
}

function numberFrom(text: string | undefined, otherwise: number): number {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : otherwise
}

export function useListAddress(defaults: Filters = {}): ListAddress {
  const search = useAddressQuery()
  const pathname = usePagePath()
  const navigate = useNavigate()
  const router = useRouter()
  const { cursor, page: pageText, size: sizeText, ...given } = dropEmpty(search)
  const size = PAGE_SIZES.includes(Number(sizeText)) ? Number(sizeText) : storedSize()
  const page = cursor ? numberFrom(pageText, 2) : 1
  const filters = dropEmpty({ ...defaults, ...given })
  const key = `${pathname}?${JSON.stringify([filters, size])}`

  const go = (next: Record<string, string>, replace: boolean) =>
    void navigate({ to: pathname, search: next, replace, resetScroll: false })
  const withSize: Filters = sizeText ? { size: sizeText } : {}
  // Of two filters set in quick succession the second finds the first in the bar, not on the page yet.
  const latest = () => {
    const bar = router.latestLocation
    return (bar.pathname === pathname ? bar.search : search) as Partial<Filters>
  }

  return {
    filters,
    query: { ...filters, limit: size, ...(cursor ? { cursor } : {}) } as ListQuery,
    page,
    size,
    setFilters: (patch) => go(narrowed(latest(), patch), true),
    setSize: (next) => {
      localStorage.setItem(STORED_SIZE, String(next))
      go(narrowed(latest(), { size: String(next) }), true)
    },
    next: (nextCursor) => {
      remember(key, page + 1, nextCursor)
      go({ ...given, ...withSize, cursor: nextCursor, page: String(page + 1) }, false)
    },
    previous: () => {
      const known = cursorOf(key, page - 1)
      const position: Filters = known ? { cursor: known, page: String(page - 1) } : {}
      go({ ...given, ...withSize, ...position }, false)
    },
  }
}
