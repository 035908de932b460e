/** Until when manufacturers would have to answer what is sent now: the server counts the working days, by the rule in force. */
import { api, unwrap } from '@/api/client'
import { usePreview } from '@/ui/usePreview'
import { isAtLimit, offerOf, type Benchmark, type Forecast } from './overpaying'

/** The last minute, as people write it; null while it is not known or where no one has to answer. */
export function useAnswerDue(foreseen: Forecast | undefined, against: Benchmark): string | null {
  // All that goes out together is due together: one of them is asked for.
  const one = foreseen?.rows.find((row) => !isAtLimit(row, against))
  const price = one && offerOf(one, against)
  const preview = usePreview(
    ['answer-due', one?.product_id, price],
    () =>
      unwrap(
        api.POST('/api/v1/invitations/preview', { body: { product_id: one?.product_id ?? '', price: price ?? '', quantity: 1 } }),
      ),
    one !== undefined && price != null,
  )
  return preview.data?.due_by ?? null
}
