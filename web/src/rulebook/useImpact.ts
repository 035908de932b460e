/** Asks what a new version of a rule would change, once somebody wants to know. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'

export function useImpact(key: string, version: { value: string; effective_from: string } | null) {
  const query = { value: version?.value ?? '', effective_from: version?.effective_from ?? '' }
  return useQuery({
    queryKey: ['rules', 'impact', key, query],
    queryFn: () => unwrap(api.GET('/api/v1/rules/{key}/impact', { params: { path: { key }, query } })),
    enabled: version !== null,
    retry: false,
    staleTime: 0,
  })
}
