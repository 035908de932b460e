/** Chinese words: messages. */
export const messages = {
  'nav.messages': '站内消息',
  'messages.title': '站内消息',
  'messages.bell': '站内消息，{count} 条未读',
  'messages.unread': '{count} 条未读',
  'messages.readAll': '全部标为已读',
  'messages.markRead': '标为已读',
  'messages.all': '查看全部消息',
  'messages.empty': '没有消息。议价有进展时会在这里告诉您。',
  'messages.noneUnread': '没有未读消息。',
  'messages.filterAll': '全部',
  'messages.filterUnread': '未读',
}
