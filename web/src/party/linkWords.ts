/** The words of one-time links, for the panel and the rows of accounts. */
import type { Dictionary } from '@/i18n/translate'

export const words = {
  'link.title': { zh: '一次性链接', en: 'One-time link' },
  'link.first': { zh: '首个账号管理员 {account}（{name}）的一次性链接', en: 'One-time link for the first administrator, {account} ({name})' },
  'link.lost': { zh: '找回账号管理员 {account}（{name}）的一次性链接', en: 'One-time link for the lost administrator, {account} ({name})' },
  'link.state.proposed': { zh: '待另一人寄送', en: 'waits for a second person' },
  'link.state.open': { zh: '已寄送', en: 'sent' },
  'link.state.over': { zh: '已过期', en: 'over' },
  'link.state.used': { zh: '已使用', en: 'used' },
  'link.state.void': { zh: '已作废', en: 'voided' },
  'link.proposedBy': { zh: '{name}于 {at} 提出，原因：{reason}', en: 'Proposed by {name} at {at}. Reason: {reason}' },
  'link.sentTo': { zh: '{name}于 {at} 寄往 {email}，{until} 前有效', en: '{name} sent it to {email} at {at}; it serves until {until}' },
  'link.voidedBy': { zh: '{name}于 {at} 作废，原因：{reason}', en: 'Voided by {name} at {at}. Reason: {reason}' },
  'link.bySystem': { zh: '系统', en: 'the system' },
  'link.send': { zh: '寄送链接', en: 'Send the link' },
  'link.sendTitle': { zh: '寄送账号 {account} 的找回链接？', en: 'Send the link for {account}?' },
  'link.sendNote': {
    zh: '请先当面或电话向该机构核实：{name}确已无法登录。链接寄往登记邮箱，该机构和所在辖区的医保部门同时收到通知；用链接设置新密码时，原有登录才会结束。',
    en: 'Make sure with the organisation, in person or by telephone, that {name} cannot get in. The link goes to the registered address, and the organisation and the bureau of its region are notified at once; sessions end when the link is used.',
  },
  'link.sent': { zh: '链接已寄往登记邮箱', en: 'The link went to the registered address' },
  'link.void': { zh: '作废', en: 'Void' },
  'link.voidTitle': { zh: '作废账号 {account} 的一次性链接？', en: 'Void the one-time link for {account}?' },
  'link.voidNote': { zh: '链接随即打不开，不可恢复；需要时可重新寄送。', en: 'It opens nothing from then on; another can be sent.' },
  'link.voided': { zh: '链接已作废', en: 'The link is voided' },
  'link.reason': { zh: '原因', en: 'Why' },
  'link.sendFirst': { zh: '寄送设密链接', en: 'Send a link' },
  'link.sendFirstTitle': { zh: '向登记邮箱寄送账号 {account} 的一次性链接？', en: 'Send a one-time link for {account} to the registered address?' },
  'link.sendFirstNote': {
    zh: '{name}用链接自行设置密码，平台上无人知道。此前寄出的链接和密码随即作废。邮箱由你登记或更改的，设密后还须另一人确认由本人使用。',
    en: '{name} sets the password by the link, which nobody here knows. Links and passwords that were given before are void. Where you stated the address, another person has to confirm the owner afterwards.',
  },
  'link.recover': { zh: '找回管理员', en: 'Recover' },
  'link.recoverTitle': { zh: '为账号 {account} 提出找回？', en: 'Propose a link for {account}?' },
  'link.recoverNote': {
    zh: '仅用于该机构唯一的账号管理员无法登录。提出后须由本单位另一人寄送；该机构其他账号和所在辖区的医保部门随即收到通知。',
    en: 'For the only administrator of the organisation, who cannot get in. Another person of yours sends the link; its other accounts and the bureau of its region are notified at once.',
  },
  'link.recovered': { zh: '已提出，待另一人寄送', en: 'Proposed: it waits for a second person' },
} satisfies Dictionary
