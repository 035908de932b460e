/** English words: messages. */
import type { messages as chinese } from '../zh/messages'

export const messages: Record<keyof typeof chinese, string> = {
  'nav.messages': 'Messages',
  'messages.title': 'Messages',
  'messages.bell': 'Messages, {count} unread',
  'messages.unread': '{count} unread',
  'messages.readAll': 'Mark all read',
  'messages.markRead': 'Mark read',
  'messages.all': 'All messages',
  'messages.empty': 'No messages. News of your invitations will appear here.',
  'messages.noneUnread': 'No unread messages.',
  'messages.filterAll': 'All',
  'messages.filterUnread': 'Unread',
}
