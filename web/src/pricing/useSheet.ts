/** The calculation sheet of a product's limit on a day; today's when none is named. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'

export function useSheet(productId: string, on = '') {
  return useQuery({
    queryKey: ['sheet', productId, on],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/products/{id}/reference-limit', {
          params: { path: { id: productId }, query: on === '' ? {} : { on } },
        }),
      ),
    placeholderData: (last) => last,
  })
}
