/** A second factor from its setting up to its removal: signing in takes a code, a recovery code, and an administrator where both are lost. */
import { createHmac } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, test, signIn } from '../fixture'

const FIRST = 'a-first-word-7'
const OWN = 'a-better-word-8'

/** What a device with this secret shows (RFC 6238), so many steps from now. */
function codeOf(secret: string, steps = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash[19] ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function openMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: /^账号菜单/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(item)
}

/** A page of its own, whose console may complain of answers that let nobody in. */
async function elsewhere(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

async function fillCredentials(page: Page, account: string, password: string): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

/** A colleague of the administrator on this page, with a password of his own, signed in elsewhere. */
async function colleagueOf(administrator: Page, browser: Browser, account: string): Promise<Page> {
  await openMenu(administrator, '本单位账号')
  await administrator.getByRole('button', { name: '新增账号' }).click()
  await administrator.getByLabel('账号', { exact: true }).fill(account)
  await administrator.getByLabel('姓名').fill('王小明')
  await administrator.getByLabel('密码', { exact: true }).fill(FIRST)
  await administrator.getByRole('button', { name: '保存' }).click()
  await expect(administrator.getByText('账号已开通')).toBeVisible()
  const own = await elsewhere(browser)
  await fillCredentials(own, account, FIRST)
  await own.getByLabel('现在的密码').fill(FIRST)
  await own.getByLabel('新密码', { exact: true }).fill(OWN)
  await own.getByLabel('再次输入新密码').fill(OWN)
  await own.getByRole('main').getByRole('button', { name: '修改密码' }).click()
  await expect(own.getByRole('button', { name: /^账号菜单/ })).toBeVisible()
  return own
}

test('signing in takes a code once a second factor is set up, until an administrator removes it', async ({ page, browser }) => {
  const account = `factor-${Date.now()}`
  await signIn(page, 'maker2')
  const own = await colleagueOf(page, browser, account)

  await openMenu(own, '两步验证')
  await expect(own.getByText('未启用')).toBeVisible()
  await own.getByRole('button', { name: '启用', exact: true }).click()
  const dialog = own.getByRole('dialog')
  await dialog.getByLabel('现在的密码').fill(OWN)
  await dialog.getByRole('button', { name: '下一步' }).click()
  await expect(dialog.getByRole('img', { name: '密钥的二维码' })).toBeVisible()
  const shown = await dialog.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}/).textContent()
  const secret = (shown ?? '').replace(/[^A-Z2-7]/g, '')
  expect(secret).toHaveLength(32)
  await expectAccessible(own, 'the secret')
  await dialog.getByLabel('应用显示的验证码').fill(codeOf(secret))
  await dialog.getByRole('button', { name: '启用', exact: true }).click()
  const codes = own.getByRole('dialog', { name: '恢复码' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  const recovery = await codes.getByRole('listitem').first().textContent()
  if (!recovery) throw new Error('no recovery code is shown')
  await codes.getByRole('button', { name: '已保存好，关闭' }).click()
  await expect(own.getByText('恢复码还剩 10 个')).toBeVisible()
  await expect(own.getByText(recovery)).toHaveCount(0)

  // By the keyboard alone: the code has the focus, and Enter signs in.
  const second = await elsewhere(browser)
  await fillCredentials(second, account, OWN)
  await expect(second.getByLabel('验证码')).toBeFocused()
  await expectAccessible(second, 'the second step')
  await second.keyboard.type(codeOf(secret, 1))
  await second.keyboard.press('Enter')
  await expect(second.getByRole('button', { name: /^账号菜单/ })).toBeVisible()

  const third = await elsewhere(browser)
  await fillCredentials(third, account, OWN)
  await third.getByLabel('验证码').fill(codeOf(secret, 1))
  await third.keyboard.press('Enter')
  await expect(third.getByText('验证码错误、已过期或已用过')).toBeVisible()
  await third.getByRole('button', { name: '设备不在身边？用恢复码' }).click()
  await third.getByLabel('恢复码').fill(recovery)
  await third.keyboard.press('Enter')
  await expect(third.getByRole('button', { name: /^账号菜单/ })).toBeVisible()
  await openMenu(third, '两步验证')
  await expect(third.getByText('恢复码还剩 9 个')).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: `移除两步验证 ${account}` }).click()
  const removal = page.getByRole('dialog')
  await removal.getByLabel('原因').fill('手机丢失')
  await removal.getByRole('button', { name: '移除两步验证' }).click()
  await expect(page.getByText(`已移除 ${account} 的两步验证`)).toBeVisible()
  const last = await elsewhere(browser)
  await fillCredentials(last, account, OWN)
  await expect(last.getByRole('button', { name: /^账号菜单/ })).toBeVisible()
  for (const each of [own, second, third, last]) await each.context().close()
})
