/** The newest unread messages. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { instant } from '@/ui/time'
import { HomePanel } from './HomePanel'

export function HomeMessages({ wide }: { wide?: boolean }) {
  const { t } = useI18n()
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
