/** The platform's clock; read before the first page, so that dates start at the day of the platform. */
import { queryOptions } from '@tanstack/react-query'
import { setServerNow } from '@/ui/clock'
import { api, unwrap } from './client'

const ASK_MILLISECONDS = 60_000

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async () => {
    const clock = await unwrap(api.GET('/api/v1/clock'))
    setServerNow(clock.now)
    return clock
  },
  refetchInterval: ASK_MILLISECONDS,
})
