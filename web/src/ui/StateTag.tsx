/** States by colour and word. */
import { useI18n } from '@/i18n/useI18n'

export function InvitationStateTag({ state }: { state: string }) {
  const { code } = useI18n()
  return <span className={`tag tag-${state}`}>{code('invitation.state', state)}</span>
}

export type Tone = 'good' | 'wait' | 'bad' | 'quiet' | 'info' | 'plain'

export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`tag tone-${tone}`}>{children}</span>
}

const TONES: Record<string, Tone> = { running: 'wait', done: 'good', failed: 'bad', ok: 'good', late: 'bad', never: 'quiet' }

/** The state of a job, a run or an import; `group` says whose words to use. */
export function WorkStateTag({ group, state }: { group: string; state: string }) {
  const { code } = useI18n()
  return <Tag tone={TONES[state] ?? 'quiet'}>{code(group, state)}</Tag>
}
