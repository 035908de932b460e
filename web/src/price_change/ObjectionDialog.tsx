/** An objection to a change in publicity, with what proves it. */
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { EvidenceInput } from '@/ui/EvidenceInput'
import { Money } from '@/ui/Money'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { useCommand } from '@/ui/useCommand'

export function ObjectionDialog({ change, close }: { change: ChangeView; close: () => void }) {
  const { t, region } = useI18n()
  const [evidence, setEvidence] = useState<string[]>([])
  const raise = useCommand(
    (reason: string) =>
      unwrap(
        api.POST('/api/v1/price-changes/{id}/objections', {
          params: { path: { id: change.id } },
          body: { reason, evidence },
        }),
      ),
    { touches: ['objections', 'price-changes', 'publicities'], done: t('objection.raised'), onDone: close },
  )
  return (
    <ReasonDialog
      title={t('objection.title', { name: change.product.name })}
      label={t('objection.reason')}
      confirm={t('objection.raise')}
      pending={raise.isPending}
      error={raise.error}
      about={evidence.join()}
      onConfirm={(reason) => raise.mutate(reason)}
      onClose={close}
      below={<EvidenceInput value={evidence} onChange={setEvidence} />}
    >
      <p className="spaced-below">
        {region(change.region)} · {change.platform} <Money value={change.base_price} strong /> / {change.product.base_unit}
      </p>
      <p className="quiet spaced-below">{t('objection.note')}</p>
    </ReasonDialog>
  )
}
