/** Asks what a new version of a rule would change, once somebody wants to know. */
import { api, unwrap } from '@/api/client'
import { usePreview } from '@/ui/usePreview'

export function useImpact(key: string, version: { value: string; effective_from: string } | null) {
  const query = { value: version?.value ?? '', effective_from: version?.effective_from ?? '' }
  return usePreview(
    ['rule', key, query],
    () => unwrap(api.GET('/api/v1/rules/{key}/impact', { params: { path: { key }, query } })),
    version !== null,
  )
}
