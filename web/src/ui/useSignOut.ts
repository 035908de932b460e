/** Signs out and leaves, or says that one is signed in still. */
import { endSession } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { useLeave } from './useLeave'
import { useNotices } from './useNotices'

export function useSignOut(): () => Promise<void> {
  const { t } = useI18n()
  const leave = useLeave()
  const notices = useNotices()
  return () =>
    endSession().then(
      () => leave(false),
      (error: unknown) => notices.notDone(t('session.stillSignedIn'), error),
    )
}
