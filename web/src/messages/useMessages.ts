/** Messages of the caller, and what marks them read. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useNotices } from '@/ui/useNotices'

const POLL_MILLISECONDS = 20_000

export function useUnreadCount(): number {
  const { data } = useQuery({
    queryKey: ['messages', 'unread-count'],
    queryFn: () => unwrap(api.GET('/api/v1/messages/unread-count')),
    refetchInterval: POLL_MILLISECONDS,
  })
  return data?.count ?? 0
}

export function useMarkRead() {
  const notices = useNotices()
  const queryClient = useQueryClient()
  const settled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['messages'] }),
      queryClient.invalidateQueries({ queryKey: ['home'] }),
    ])
  const one = useMutation({
    mutationFn: (id: string) => unwrap(api.PUT('/api/v1/messages/{id}/read', { params: { path: { id } } })),
    onError: (error) => notices.failed(error),
    onSettled: settled,
  })
  const all = useMutation({
    mutationFn: () => unwrap(api.PUT('/api/v1/messages/read')),
    onError: (error) => notices.failed(error),
    onSettled: settled,
  })
  return { one, all }
}
