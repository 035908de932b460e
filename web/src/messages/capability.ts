/** Messages: words, addresses and pages. */
import { MailOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Dictionary } from '@/i18n/translate'
import type { Page } from '@/ui/page'

export const paths = {
  messages: '/messages',
}

export const pages: Page[] = [
  {
    path: '/messages',
    component: lazyRouteComponent(() => import('@/messages/MessagesPage'), 'MessagesPage'),
    entry: { group: 'trade', position: 6, word: 'nav.messages', icon: MailOutlined },
  },
]

export const words = {
  'nav.messages': { zh: '站内消息', en: 'Messages' },
  'messages.title': { zh: '站内消息', en: 'Messages' },
  'messages.bell': { zh: '站内消息，{count} 条未读', en: 'Messages, {count} unread' },
  'messages.unread': { zh: '{count} 条未读', en: '{count} unread' },
  'messages.readAll': { zh: '全部标为已读', en: 'Mark all read' },
  'messages.markRead': { zh: '标为已读', en: 'Mark read' },
  'messages.all': { zh: '查看全部消息', en: 'All messages' },
  'messages.empty': { zh: '没有消息。议价有进展时会在这里告诉您。', en: 'No messages. News of your invitations will appear here.' },
  'messages.noneUnread': { zh: '没有未读消息。', en: 'No unread messages.' },
  'messages.filterAll': { zh: '全部', en: 'All' },
  'messages.filterUnread': { zh: '未读', en: 'Unread' },
} satisfies Dictionary
