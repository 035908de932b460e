/** Puts the right price in the place of a public one: asks once, naming the product, both prices and what happens. */
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem } from '@/api/problem'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { basePrice, money } from '@/ui/money'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { useCommand } from '@/ui/useCommand'
import { RightPriceInputs, typedRightPrice, type RightPrice } from './RightPriceInputs'

export function CorrectionDialog({ change, close }: { change: ChangeView; close: () => void }) {
  const { t, region } = useI18n()
  const [right, setRight] = useState<RightPrice>({ price: change.price, pack_ratio: change.pack_ratio })
  // What was refused as far from the limit is meant when it is sent once more as it is.
  const [refused, setRefused] = useState('')
  const written = JSON.stringify(right)
  const correct = useCommand(
    (reason: string) =>
      unwrap(
        api.POST('/api/v1/price-changes/{id}/correction', {
          params: { path: { id: change.id } },
          body: { ...(typedRightPrice(right) ?? right), reason, far_meant: refused === written },
        }),
      ).catch((error: unknown) => {
        if (asProblem(error).type === 'price-far-from-known') setRefused(written)
        throw error
      }),
    { touches: ['price-changes', 'publicities', 'objections', 'lower-price-reports'], done: t('correct.done'), onDone: close },
  )
  const typed = typedRightPrice(right)
  const base = typed && basePrice(typed.price, typed.pack_ratio)
  return (
    <ReasonDialog
      title={t('correct.title', { name: change.product.name })}
      label={t('answer.reason')}
      placeholder={t('correct.reasonHint')}
      confirm={t('correct.price')}
      pending={correct.isPending}
      error={correct.error}
      about={JSON.stringify(right)}
      onConfirm={(reason) => correct.mutate(reason)}
      onClose={close}
    >
      <p className="spaced-below">
        {t('correct.ask', {
          name: change.product.name,
          region: region(change.region),
          before: money(change.base_price),
          after: base ? money(base) : '—',
        })}
      </p>
      {refused === written && <p className="spaced-below">{t('correct.farMeant')}</p>}
      <RightPriceInputs value={right} onChange={setRight} unit={change.product.base_unit} />
    </ReasonDialog>
  )
}
