/** What the exchange centre may do to a public change that is wrong: correct its price, or stop it. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { CorrectionDialog } from './CorrectionDialog'
import { StopBar } from './StopBar'

export function PublicActions({ change, onDone }: { change: ChangeView; onDone?: () => void }) {
  const { t } = useI18n()
  const [correcting, setCorrecting] = useState(false)
  if (change.state === 'corrected' && change.corrected_by_id) {
    return <p><AppLink to={paths.priceChange(change.corrected_by_id)}>{t('correct.see')}</AppLink></p>
  }
  if (change.state !== 'publicized') return null
  if (change.takes_another) return <p className="quiet">{t('decide.own')}</p>
  return (
    <div className="row">
      {change.origin !== 'rise' && <Button onClick={() => setCorrecting(true)}>{t('correct.price')}</Button>}
      <StopBar chosen={[change]} onDone={() => onDone?.()} />
      {correcting && (
        <CorrectionDialog
          change={change}
          close={() => {
            setCorrecting(false)
            onDone?.()
          }}
        />
      )}
    </div>
  )
}
