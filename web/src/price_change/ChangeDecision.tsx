/** What the exchange centre may decide on one change of a price. */
import { useState } from 'react'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { isDecidable } from './changeColumns'
import { DecisionBar } from './DecisionBar'
import { PublicActions } from './PublicActions'

export function ChangeDecision({ change, onDone }: { change: ChangeView; onDone?: () => void }) {
  const { t } = useI18n()
  // Once decided it is decidable no more, and yet what became of it is still to be read.
  const [wasDecidable] = useState(isDecidable(change))
  if (change.takes_another && (change.state === 'submitted' || change.state === 'publicized')) return <p className="quiet">{t('decide.own')}</p>
  if (wasDecidable) return <DecisionBar chosen={[change]} onDone={() => onDone?.()} />
  if (change.state !== 'submitted') return <PublicActions change={change} onDone={onDone} />
  if (!change.linkage_id) return null
  return (
    <p>
      {t('decide.ofList')} <AppLink to={paths.linkage(change.linkage_id)}>{t('decide.seeList')}</AppLink>
    </p>
  )
}
