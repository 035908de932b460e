/** The clock of the platform, asked now and then and ticking in between. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, unwrap } from '@/api/client'
import { serverNow, setServerNow } from '@/ui/clock'

const ASK_MILLISECONDS = 60_000
const TICK_MILLISECONDS = 1_000

export function useClock() {
  const { data } = useQuery({
    queryKey: ['clock'],
    queryFn: async () => {
      const clock = await unwrap(api.GET('/api/v1/clock'))
      setServerNow(clock.now)
      return clock
    },
    refetchInterval: ASK_MILLISECONDS,
  })
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    if (!data) return
    const tick = () => setNow(serverNow())
    tick()
    const timer = window.setInterval(tick, TICK_MILLISECONDS)
    return () => window.clearInterval(timer)
  }, [data])
  return { clock: data, now }
}
