/** On the first page: the newest unread messages. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { operators } from '@/ui/page'
import { instant } from '@/ui/time'
import { HomePanel } from '@/ui/HomePanel'

export function MessagesPanel() {
  const { t } = useI18n()
  // Where people trade, all panels are wide; where they oversee, two stand beside each other.
  const wide = !operators.includes(useKind())
  const { data, error } = useQuery({
    queryKey: ['messages', 'home'],
    queryFn: () => unwrap(api.GET('/api/v1/messages', { params: { query: { unread: true, limit: 6 } } })),
  })
  return (
    <HomePanel wide={wide} title={t('messages.title')} all={paths.messages} empty={t('messages.noneUnread')} count={data?.items.length} error={error}>
      <ul className="rows">
        {data?.items.map((message) => (
          <li key={message.id}>
            <AppLink to={message.link ?? paths.messages} className="grow">{message.title}</AppLink>
            <time className="quiet figure" dateTime={message.at}>{instant(message.at)}</time>
          </li>
        ))}
      </ul>
    </HomePanel>
  )
}
