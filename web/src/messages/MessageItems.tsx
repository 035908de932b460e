/** Messages as a list; following one marks it read. */
import type { MessageView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { instant } from '@/ui/time'
import { Waiting } from '@/ui/Waiting'
import { useMarkRead } from './useMessages'

interface Props {
  items: MessageView[]
  pending: boolean
  onFollow?: () => void
}

export function MessageItems({ items, pending, onFollow }: Props) {
  const { t } = useI18n()
  const mark = useMarkRead()
  if (pending) return <Waiting rows={4} />
  if (items.length === 0) return <p className="empty">{t('messages.empty')}</p>
  return (
    <ul className="messages">
      {items.map((message) => (
        <li key={message.id} className={message.read_at ? 'message' : 'message message-unread'}>
          <div className="message-head">
            {message.link ? (
              <AppLink
                to={message.link}
                onClick={() => {
                  if (!message.read_at) mark.one.mutate(message.id)
                  onFollow?.()
                }}
              >
                {message.title}
              </AppLink>
            ) : (
              <strong>{message.title}</strong>
            )}
            {!message.read_at && (
              <button type="button" className="plain" onClick={() => mark.one.mutate(message.id)}>
                {t('messages.markRead')}
              </button>
            )}
          </div>
          <p>{message.body}</p>
          <time className="quiet figure" dateTime={message.at}>{instant(message.at)}</time>
        </li>
      ))}
    </ul>
  )
}
