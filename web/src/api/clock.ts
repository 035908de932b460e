/** The platform's clock; asked before the first page, so that dates start where the platform stands. */
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
