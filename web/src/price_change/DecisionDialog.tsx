/** What a decision on changes of prices needs: a title for a publicity, a reason for the others. */
import type { ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { TitleDialog } from './TitleDialog'

export const ACTIONS = ['publicity', 'return', 'refusal'] as const
export type Action = (typeof ACTIONS)[number]

/** A decision with the words that go with it. */
export interface Decision {
  action: Action
  title?: string
  reason?: string
}

interface Props {
  action: Action
  /** Shown above the title or the reason. */
  ask: ReactNode
  confirm: string
  pending: boolean
  error: unknown
  onConfirm: (decision: Decision) => void
  onClose: () => void
}

export function DecisionDialog({ action, ask, onConfirm, ...dialog }: Props) {
  const { t } = useI18n()
  if (action === 'publicity') return <TitleDialog {...dialog} ask={ask} onConfirm={(title) => onConfirm({ action, title })} />
  return (
    <ReasonDialog
      {...dialog}
      title={t(`decide.${action}`)}
      label={t('answer.reason')}
      placeholder={t('decide.reasonHint')}
      onConfirm={(reason) => onConfirm({ action, reason })}
    >
      <div className="spaced-below">{ask}</div>
    </ReasonDialog>
  )
}
