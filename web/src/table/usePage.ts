/** Asks for one page of a list and keeps the last one in sight until the next is there. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { INDEXING_MILLISECONDS, isBeingIndexed } from '@/api/problem'
import type { ListPage } from './listPage'

export function usePage<Data extends ListPage<object>>(
  name: string,
  query: object,
  ask: () => Promise<Data>,
  options: { refreshMilliseconds?: number; enabled?: boolean } = {},
) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: [name, query],
    queryFn: ask,
    placeholderData: keepPreviousData,
    // While the index is built, what is shown is how far it is.
    refetchInterval: (query) => (isBeingIndexed(query.state.error) ? INDEXING_MILLISECONDS : options.refreshMilliseconds),
    enabled: options.enabled,
  })
  // What was last read stays in sight where the next page is refused, such as for a filter half typed.
  const [last, setLast] = useState(data)
  if (data && data !== last) setLast(data)
  const shown = data ?? (error ? last : undefined)
  // The way on from the last page leads nowhere from the next.
  const page = shown && (isPlaceholderData || data === undefined) ? { ...shown, next: null } : shown
  return { page, error, pending: isFetching, retry: () => void refetch() }
}
