/** What is shown of an account follows what its reader may do to it. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import type { AccountView } from '@/api/schema'

vi.stubGlobal('window', { location: { origin: 'http://localhost' } })
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
const { AccountRow } = await import('@/party/AccountRow')

const account: AccountView = {
  id: '1',
  account: 'second',
  display_name: '王小明',
  roles: ['trader'],
  duties: ['operator'],
  email: null,
  state: 'active',
  locked_until: '2026-03-02T10:00:00+08:00',
  temporary_until: null,
  unconfirmed: { since: '2026-03-02T09:00:00+08:00', given_by: [{ account: 'operator', display_name: '张三' }] },
  has_second_factor: null,
  actions: [],
}
const nothing = () => undefined
const shown = (more: Partial<AccountView>) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <AccountRow account={{ ...account, ...more }} kind="exchange_center" organisation="1" isByLink={false} openDuties={nothing} openDevices={nothing} enable={nothing} disable={nothing} />
    </QueryClientProvider>,
  )

it('shows who may do nothing how the account stands, and no control', () => {
  const text = shown({})
  expect(text).toContain('待另一人确认')
  expect(text).toContain('锁定至')
  expect(text).toContain('经办')
  expect(text).not.toContain('<button')
  expect(shown({ state: 'disabled' })).toContain('停用')
})

it('shows a control for each thing that the reader may do', () => {
  const controls = { duties: '变更职责', send_link: '寄送设密链接', recover: '找回管理员', confirm: '确认账号由本人使用', unlock: '解除锁定', reset_password: '重置密码', remove_second_factor: '移除两步验证', devices: '登录设备', disable: 'role="switch"' } as const
  for (const [action, word] of Object.entries(controls)) {
    const text = shown({ actions: [action as AccountView['actions'][number]] })
    expect(text.match(/<button/g), action).toHaveLength(1)
    expect(text, action).toContain(word)
  }
  expect(shown({ state: 'disabled', actions: ['enable'] })).toContain('role="switch"')
})

it('shows that an account has a second factor to whoever may know it', () => {
  expect(shown({ has_second_factor: true })).toContain('两步验证')
  for (const has_second_factor of [false, null]) expect(shown({ has_second_factor })).not.toContain('两步验证')
})
