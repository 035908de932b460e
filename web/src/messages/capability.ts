/** Messages: words, addresses and pages. */
import { MailOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'
import { panel, type Panel } from '@/ui/panel'

export const paths = {
  messages: '/messages',
  messageSettings: '/messages/settings',
}

export const pages: Page[] = [
  {
    path: '/messages',
    component: lazyPage(() => import('@/messages/MessagesPage'), 'MessagesPage'),
    entry: { group: 'trade', position: 6, word: 'nav.messages', icon: MailOutlined },
  },
  {
    path: '/messages/settings',
    component: lazyPage(() => import('@/messages/MessageSettingsPage'), 'MessageSettingsPage'),
  },
]

export const panels: Panel[] = [
  panel(() => import('@/messages/MessagesPanel'), 'MessagesPanel', { hospital: 3, manufacturer: 3, distributor: 1, exchange_center: 5, insurance_bureau: 2 }),
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
  'messages.settings': { zh: '消息设置', en: 'Message settings' },
  'messages.settingsNote': { zh: '选择哪些消息以何种方式通知您。有期限的默认即时发邮件，其余每日汇总一次。', en: 'Choose how you are notified of what. Usually deadlines are mailed at once, the rest once a day.' },
  'messages.settingsSaved': { zh: '消息设置已保存', en: 'Message settings saved' },
  'messages.noEmail': { zh: '您的账号没有邮箱，只有站内消息；请联系本机构的管理员。', en: 'Your account has no mail address: there are messages in the console only. Ask the administrator of your organisation.' },
  'messages.language': { zh: '邮件语言', en: 'Language of mail' },
  'messages.language.zh': { zh: '中文', en: 'Chinese' },
  'messages.language.en': { zh: '英文', en: 'English' },
  'messages.digestHour': { zh: '每日汇总时间（北京时间）', en: 'Time of the digest (Shanghai)' },
  'messages.digestDays': { zh: '汇总日期', en: 'Days of the digest' },
  'messages.workingDaysOnly': { zh: '仅工作日', en: 'On working days only' },
  'messages.kind': { zh: '消息', en: 'Message' },
  'messages.way': { zh: '通知方式', en: 'Way' },
  'messages.way.mail': { zh: '即时邮件', en: 'Mail at once' },
  'messages.way.digest': { zh: '每日汇总', en: 'Daily digest' },
  'messages.way.console': { zh: '仅站内消息', en: 'In the console only' },
  'messages.way.none': { zh: '不通知', en: 'Not at all' },
  'messages.usual': { zh: '（默认）', en: ' (usual)' },
  'messages.required': { zh: '涉及法定期限，站内消息不能关闭', en: 'about a deadline: it stays in the console' },
  'messages.onlyThese': { zh: '只显示这条消息所涉的内容', en: 'Only what the message is about' },
  'messages.filterUnread': { zh: '未读', en: 'Unread' },
} satisfies Dictionary
