/** States by colour and word. */
import type { ExportState, InvitationState, ImportState, JobRunState, JobState } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'

export function InvitationStateTag({ state }: { state: InvitationState }) {
  const { t } = useI18n()
  return <span className={`tag tag-${state}`}>{t(`invitation.state.${state}`)}</span>
}

export type Tone = 'good' | 'wait' | 'bad' | 'quiet' | 'info' | 'plain'

export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`tag tone-${tone}`}>{children}</span>
}

type WorkState = JobRunState | JobState | ImportState | ExportState

const TONES: Record<WorkState, Tone> = {
  queued: 'quiet',
  running: 'wait',
  done: 'good',
  failed: 'bad',
  ok: 'good',
  late: 'bad',
  never: 'quiet',
  reversed: 'quiet',
  expired: 'quiet',
}

/** The state of a job, a run, an import or an export. */
export function WorkStateTag({ state, children }: { state: WorkState; children: string }) {
  return <Tag tone={TONES[state]}>{children}</Tag>
}
