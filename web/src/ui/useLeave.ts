/** Leaves for the sign-in page, as one who is signed in no longer. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { noteSignedIn, sessionQuery } from '@/api/session'
import { paths } from '@/capabilities'

/** `removed`: since this device was removed. */
export function useLeave() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return (removed: boolean) => {
    noteSignedIn(false)
    queryClient.clear()
    queryClient.setQueryData(sessionQuery.queryKey, null)
    return navigate({ to: paths.login, search: removed ? { left: 'device' } : {} })
  }
}
