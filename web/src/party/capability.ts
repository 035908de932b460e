/** Organisations, accounts and sessions: words, addresses and pages. */
import { ApartmentOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'

export const paths = {
  login: '/login',
  organisations: '/organisations',
  devices: '/devices',
  password: '/password',
  ownAccounts: '/accounts',
}

export const pages: Page[] = [
  { path: '/login', component: lazyPage(() => import('@/party/LoginPage'), 'LoginPage'), signedOut: true },
  {
    path: '/organisations',
    component: lazyPage(() => import('@/party/OrganisationsPage'), 'OrganisationsPage'),
    kinds: ['exchange_center', 'insurance_bureau'],
    entry: { group: 'oversight', position: 2, word: 'nav.organisations', icon: ApartmentOutlined },
  },
  { path: '/accounts', component: lazyPage(() => import('@/party/OwnAccountsPage'), 'OwnAccountsPage') },
  { path: '/devices', component: lazyPage(() => import('@/party/DevicesPage'), 'DevicesPage') },
  { path: '/password', component: lazyPage(() => import('@/party/PasswordPage'), 'PasswordPage') },
]

export const words = {
  'nav.organisations': { zh: '机构与账号', en: 'Organisations' },
  'session.signIn': { zh: '登录', en: 'Sign in' },
  'session.stillSignedIn': { zh: '没有退出：您仍处于登录状态，请重试', en: 'Not signed out: you are still signed in, please try again' },
  'session.signOut': { zh: '退出登录', en: 'Sign out' },
  'session.account': { zh: '账号', en: 'Account' },
  'session.password': { zh: '密码', en: 'Password' },
  'session.accountNeeded': { zh: '请填写账号', en: 'Enter your account' },
  'session.passwordNeeded': { zh: '请填写密码', en: 'Enter your password' },
  'session.expired': { zh: '登录已失效，请重新登录；登录后回到原来的页面。', en: 'Your session has ended. Sign in again to return to where you were.' },
  'session.leftDevice': { zh: '你已在此设备上退出。', en: 'You are signed out at this device.' },
  'session.demo': { zh: '演示账号', en: 'Demonstration accounts' },
  'session.demoNote': { zh: '点一下即可登录，密码均为 {password}', en: 'One click signs in; the password is {password} for all' },
  'session.changePassword': { zh: '修改密码', en: 'Change password' },
  'session.menu': { zh: '账号菜单：{name}', en: 'Account menu: {name}' },
  'party.kind': { zh: '机构类型', en: 'Kind' },
  'party.kind.hospital': { zh: '医疗机构', en: 'Hospital' },
  'party.kind.manufacturer': { zh: '生产企业', en: 'Manufacturer' },
  'party.kind.distributor': { zh: '配送企业', en: 'Distributor' },
  'party.kind.exchange_center': { zh: '交易中心', en: 'Exchange centre' },
  'party.kind.insurance_bureau': { zh: '医保部门', en: 'Insurance bureau' },
  'party.allKinds': { zh: '全部类型', en: 'All kinds' },
  'party.new': { zh: '新增机构', en: 'New organisation' },
  'party.made': { zh: '已新增 {name}', en: '{name} was entered' },
  'party.name': { zh: '机构名称', en: 'Name' },
  'party.creditCode': { zh: '统一社会信用代码', en: 'Unified social credit code' },
  'party.creditCodeHint': { zh: '18 位，含校验码；境外企业可不填', en: '18 characters with check digit; may be empty for foreign firms' },
  'party.institutionCode': { zh: '定点医疗机构编码', en: 'Institution code' },
  'party.email': { zh: '邮箱', en: 'Mail' },
  'party.empty': { zh: '没有符合条件的机构，请调整筛选或新增机构。', en: 'No organisation fits. Change the filter or enter a new one.' },
  'party.search': { zh: '按名称查找机构', en: 'Find by name' },
  'party.accounts': { zh: '账号', en: 'Accounts' },
  'party.ownAccounts': { zh: '本单位账号', en: 'Accounts of my organisation' },
  'party.ownAccountsNote': {
    zh: '由本单位的账号管理员开通、停用账号，重置忘记的密码，解除锁定；每一步都有记录。',
    en: 'Your administrators open and disable accounts, reset lost passwords and end locks; every step is recorded.',
  },
  'party.ownAccountsInCentre': {
    zh: '由本单位的账号管理员开通、停用账号，重置忘记的密码，解除锁定；每一步都有记录。账号开通或重置后，须由另一人确认由本人使用，此前只能查看。',
    en: 'Your administrators open and disable accounts, reset lost passwords and end locks; every step is recorded. An account that was opened or reset only reads, until another person has confirmed that its owner holds it.',
  },
  'party.founding': {
    zh: '设立机构后为其开通首个账号，由账号管理员自行开通其他账号。首个账号改用自己的密码后，须由本单位另一人（不是开通的人）确认由本人使用，此前不能使用平台。',
    en: 'Open the first account of an organisation here; its administrator opens the others. Once its password is its own, another person of yours than who opened it confirms who holds it; until then it opens nothing.',
  },
  'party.newAccount': { zh: '新增账号', en: 'New account' },
  'party.firstPassword': {
    zh: '可不填，由平台生成并显示一次。本人首次登录须先改密码，72小时内有效',
    en: 'May be empty: the platform makes one and shows it once. Its owner has to change it first, within 72 hours',
  },
  'party.accountMade': { zh: '账号已开通', en: 'The account is open' },
  'party.noAccounts': { zh: '还没有账号，请新增一个。', en: 'No accounts yet; add one.' },
  'party.displayName': { zh: '姓名', en: 'Name shown' },
  'party.roles': { zh: '权限', en: 'Roles' },
  'party.active': { zh: '启用', en: 'Active' },
  'party.disabled': { zh: '停用', en: 'Disabled' },
  'party.mayWork': { zh: '账号 {account} 可登录', en: 'Account {account} may sign in' },
  'role.trader': { zh: '交易', en: 'Trader' },
  'role.reader': { zh: '只读', en: 'Reader' },
  'role.administrator': { zh: '账号管理', en: 'Administrator' },
  'sessions.title': { zh: '已登录的地方', en: 'Signed in at' },
  'devices.title': { zh: '登录设备', en: 'Devices' },
  'devices.note': {
    zh: '在这些设备上登录过的账号，即使被他人锁定，也能从这里登录。设备丢失时请移除：它不再被识别，其上的登录随即结束。',
    en: 'Accounts that signed in at these devices can do so even while others lock them. Remove a device that was lost: it is a stranger again, and its sessions end at once.',
  },
  'devices.none': { zh: '没有登录过的设备。', en: 'Nobody has signed in at a device.' },
  'devices.unnamed': { zh: '未知设备', en: 'Unknown device' },
  'devices.current': { zh: '本设备', en: 'This device' },
  'devices.line': { zh: '{address} · 首次 {first} · 最近 {last}', en: '{address} · first {first} · last {last}' },
  'devices.sessions': { zh: '{count} 个登录未退出', en: '{count} open sessions' },
  'devices.remove': { zh: '移除', en: 'Remove' },
  'devices.removed': { zh: '已移除', en: 'Removed' },
  'devices.removeTitle': { zh: '移除设备“{name}”？', en: 'Remove the device “{name}”?' },
  'devices.removeNote': {
    zh: '该设备不再被识别，其上 {count} 个登录随即结束，不可撤销。',
    en: 'It is a stranger again, and its {count} open sessions end at once. This cannot be undone.',
  },
  'devices.removeOwn': { zh: '这是本设备：移除后须重新登录。', en: 'This is the device you are using: you will have to sign in again.' },
  'devices.of': { zh: '{name}的登录设备', en: 'Devices of {name}' },
  'party.disable': { zh: '停用', en: 'Disable' },
  'party.disableAsk': { zh: '停用账号 {account}？', en: 'Disable the account {account}?' },
  'party.disableNote': {
    zh: '其登录随即结束，待确认的提议随之撤回，登录设备不再被识别；重新启用也不会恢复。',
    en: 'Its sessions end, its open proposals are withdrawn and its devices are strangers again; enabling it brings none of these back.',
  },
} satisfies Dictionary
