/** The security log: words, addresses and pages. */
import { SafetyOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import { operators, type Page } from '@/ui/page'

export const paths = {
  securityEvents: '/security-events',
}

export const pages: Page[] = [
  {
    path: '/security-events',
    component: lazyPage(() => import('@/security/SecurityPage'), 'SecurityPage'),
    kinds: operators,
    entry: { group: 'oversight', position: 5, word: 'nav.security', icon: SafetyOutlined },
  },
]

export const words = {
  'nav.security': { zh: '安全日志', en: 'Security log' },
  'security.note': {
    zh: '登录、登录失败与锁定，账号与规则的变更，附账号和来源地址；一分钟内相同的事项合并计数。',
    en: 'Sign-ins, failures and locks, changes of accounts and rules, with account and address; what is alike within a minute is counted together.',
  },
  'security.empty': { zh: '没有符合条件的记录。', en: 'Nothing fits.' },
  'security.all': { zh: '全部事项', en: 'Everything' },
  'security.latest': { zh: '最近的在前', en: 'Latest first' },
  'security.earliest': { zh: '最早的在前', en: 'Earliest first' },
  'security.at': { zh: '时间', en: 'When' },
  'security.kind': { zh: '事项', en: 'What happened' },
  'security.account': { zh: '账号', en: 'Account' },
  'security.address': { zh: '来源地址', en: 'Address' },
  'security.times': { zh: '次数', en: 'Times' },
  'security.actor': { zh: '操作人', en: 'By' },
  'security.change': { zh: '变更内容', en: 'Change' },
  'security.from': { zh: '起始日期', en: 'From' },
  'security.to': { zh: '截止日期', en: 'To' },
  'security.unknown': { zh: '不存在的账号 #{mark}', en: 'No such account #{mark}' },
  'security.kind.signed-in': { zh: '登录', en: 'Signed in' },
  'security.kind.signed-out': { zh: '退出登录', en: 'Signed out' },
  'security.kind.sign-in-failed': { zh: '登录失败', en: 'Sign-in failed' },
  'security.kind.password-not-proved': { zh: '修改密码或两步验证时，现在的密码错误', en: 'Wrong present password when changing it or the second factor' },
  'security.kind.second-factor-wrong': { zh: '密码正确，但验证码错误', en: 'Right password with a wrong code' },
  'security.kind.second-factor-awaited': { zh: '密码正确，等待验证码', en: 'Right password, code awaited' },
  'security.kind.second-factor-set-up': { zh: '启用两步验证', en: 'Second factor set up' },
  'security.kind.second-factor-removed': { zh: '移除两步验证', en: 'Second factor removed' },
  'security.kind.recovery-codes-renewed': { zh: '更换恢复码', en: 'Recovery codes renewed' },
  'security.kind.recovery-code-used': { zh: '使用恢复码', en: 'Recovery code used' },
  'security.kind.sign-in-slowed': { zh: '尝试过多，已暂缓', en: 'Too many attempts, put off' },
  'security.kind.sign-in-barred': { zh: '密码正确但已锁定或停用', en: 'Right password, but locked or disabled' },
  'security.kind.account-locked': { zh: '账号锁定', en: 'Account locked' },
  'security.kind.device-locked': { zh: '设备锁定', en: 'Device locked' },
  'security.kind.account-opened': { zh: '开通账号', en: 'Account opened' },
  'security.kind.account-enabled': { zh: '启用账号', en: 'Account enabled' },
  'security.kind.account-disabled': { zh: '停用账号', en: 'Account disabled' },
  'security.kind.password-reset': { zh: '重置密码', en: 'Password reset' },
  'security.kind.account-unlocked': { zh: '解除锁定', en: 'Account unlocked' },
  'security.kind.key-refused': { zh: '密钥被拒绝', en: 'Key refused' },
  'security.kind.capacity-added': { zh: '增加企业身份', en: 'Capacity added' },
  'security.kind.joining-agreed': { zh: '同意合并为同一企业', en: 'Agreed to be one firm' },
  'security.kind.service-account-opened': { zh: '新建服务账号', en: 'Service account opened' },
  'security.kind.service-account-rotated': { zh: '更换服务账号密钥', en: 'Another key of a service account' },
  'security.kind.service-account-revoked': { zh: '吊销服务账号', en: 'Service account revoked' },
  'security.kind.account-confirmed': { zh: '确认账号由本人使用', en: 'Owner of an account confirmed' },
  'security.kind.password-changed': { zh: '修改密码', en: 'Password changed' },
  'security.kind.rule-amended': { zh: '规则更新', en: 'Rule amended' },
  'security.kind.rule-version-withdrawn': { zh: '规则版本撤销', en: 'Version of a rule withdrawn' },
  'security.kind.rule-proposed': { zh: '规则更新待确认', en: 'Change of a rule proposed' },
  'security.kind.rule-proposal-confirmed': { zh: '规则更新已确认', en: 'Change of a rule confirmed' },
  'security.kind.rule-proposal-refused': { zh: '规则更新被驳回', en: 'Change of a rule refused' },
  'security.kind.rule-proposal-withdrawn': { zh: '规则更新提议撤回', en: 'Proposed change of a rule withdrawn' },
  'security.kind.import-reversed': { zh: '导入撤销', en: 'Load undone' },
  'security.kind.calendar-proposed': { zh: '日历变更待确认', en: 'Change of the calendar proposed' },
  'security.kind.calendar-proposal-confirmed': { zh: '日历变更已确认', en: 'Change of the calendar confirmed' },
  'security.kind.calendar-proposal-refused': { zh: '日历变更被驳回', en: 'Change of the calendar refused' },
  'security.kind.calendar-proposal-withdrawn': { zh: '日历变更提议撤回', en: 'Proposed change of the calendar withdrawn' },
  'security.kind.account-duties-changed': { zh: '变更职责', en: 'Duties changed' },
  'security.kind.device-removed': { zh: '移除登录设备', en: 'Device removed' },
} satisfies Dictionary
