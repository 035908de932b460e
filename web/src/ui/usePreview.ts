/** Asks once what a step would do; what a step has changed does not ask again what it would have done. */
import { useQuery } from '@tanstack/react-query'

export function usePreview<Data>(key: unknown[], ask: () => Promise<Data>, enabled = true) {
  return useQuery({
    // A name that no command touches: the step itself makes its own preview meaningless.
    queryKey: ['would', ...key],
    queryFn: ask,
    enabled,
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}
