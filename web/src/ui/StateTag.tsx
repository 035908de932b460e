/** The state of an invitation, by colour and word. */
import type { InvitationState } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'

export function InvitationStateTag({ state }: { state: InvitationState }) {
  const { t } = useI18n()
  return <span className={`tag tag-${state}`}>{t(`invitation.state.${state}`)}</span>
}

export type Tone = 'good' | 'wait' | 'bad' | 'quiet' | 'info' | 'plain'

export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`tag tone-${tone}`}>{children}</span>
}
