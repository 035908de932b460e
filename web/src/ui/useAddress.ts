/** Reads the address; its query is flat text (see address.ts). */
import { useLocation, useMatch, useParams, useSearch } from '@tanstack/react-router'

export type Query = Record<string, string>

export interface Address {
  pathname: string
  query: Partial<Query>
}

/**
 * The address in the bar. It goes ahead of the page while that is fetched, so its path and its query
 * are read at once: a path from here with a query from the page is an address that never was.
 */
export function useAddressBar(): Address {
  return useLocation({ select: ({ pathname, search }) => ({ pathname, query: search as Partial<Query> }), structuralSharing: true })
}

/** The path of the page one is on, which stays until the next page is there. */
export function usePagePath(): string {
  return useMatch({ strict: false, select: (match) => match.pathname })
}

/** The query of the page one is on, which stays until the next page is there. */
export function useAddressQuery(): Partial<Query> {
  const search: unknown = useSearch({ strict: false })
  return search as Partial<Query>
}

/** The id in an address such as `/products/$id`. */
export function useAddressId(): string {
  const params: unknown = useParams({ strict: false })
  return (params as { id: string }).id
}
