/** The calculation sheet of a product's limit on a day, as known at an instant; today's, as known now, when none is named. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'

export function useSheet(productId: string, on = '', knownAt = '', enabled = true) {
  return useQuery({
    queryKey: ['sheet', productId, on, knownAt],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/products/{id}/reference-limit', {
          params: {
            path: { id: productId },
            query: { on: on === '' ? undefined : on, known_at: knownAt === '' ? undefined : knownAt },
          },
        }),
      ),
    enabled,
    placeholderData: (last) => last,
  })
}
