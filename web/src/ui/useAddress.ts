/** Reads the address in the bar; its query is flat text (see address.ts). */
import { useParams, useSearch } from '@tanstack/react-router'

export type Query = Record<string, string>

/** The query of the address. */
export function useAddressQuery(): Partial<Query> {
  const search: unknown = useSearch({ strict: false })
  return search as Partial<Query>
}

/** The id in an address such as `/products/$id`. */
export function useAddressId(): string {
  const params: unknown = useParams({ strict: false })
  return (params as { id: string }).id
}
