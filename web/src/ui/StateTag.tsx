/** States by colour and word. */
import type { InvitationState, ImportState, JobRunState, JobState } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'

export function InvitationStateTag({ state }: { state: InvitationState }) {
  const { t } = useI18n()
  return <span className={`tag tag-${state}`}>{t(`invitation.state.${state}`)}</span>
}

export type Tone = 'good' | 'wait' | 'bad' | 'quiet' | 'info' | 'plain'

export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`tag tone-${tone}`}>{children}</span>
}

type WorkState = JobRunState | JobState | ImportState

const TONES: Record<WorkState, Tone> = { running: 'wait', done: 'good', failed: 'bad', ok: 'good', late: 'bad', never: 'quiet', reversed: 'quiet' }

/** The state of a job, a run or an import. */
export function WorkStateTag({ state, children }: { state: WorkState; children: string }) {
  return <Tag tone={TONES[state]}>{children}</Tag>
}
