/** The clock of the platform, read now and then and ticking in between. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { clockQuery } from '@/api/clock'
import { serverNow } from '@/ui/clock'

const TICK_MILLISECONDS = 1_000

export function useClock() {
  const { data } = useQuery(clockQuery)
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
