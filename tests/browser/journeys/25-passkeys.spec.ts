/** A passkey is added, signs its owner in, is seen in the list and removed; the address decides whether there are any. */
import type { Page } from '@playwright/test'
import { expect, expectAccessible, signIn, test } from '../fixture'

/** A device of the browser's own, which shows its owner as present and known. */
async function withDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
}

/** Types name and password where an address leads. */
async function giveCredentials(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('账号', { exact: true }).fill('storekeeper')
  await page.getByLabel('密码', { exact: true }).fill('sunshine-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('a passkey is added, signs in, and is removed', async ({ page, baseURL, watched }) => {
  const here = new URL(baseURL ?? '')
  await signIn(page, 'storekeeper')
  await page.goto('/second-factor')
  await expect(page.getByText(`通行密钥须从 http://localhost:${here.port} 打开平台后使用`)).toBeVisible()

  const named = `http://localhost:${here.port}`
  await withDevice(page)
  await giveCredentials(page, `${named}/login`)
  await expect(page.getByRole('button', { name: /^账号菜单/ })).toBeVisible()
  await page.goto(`${named}/second-factor`)
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByLabel('现在的密码').fill('sunshine-demo')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('设备名称').fill('办公室电脑')
  await expectAccessible(page, 'the name of a device')
  await page.getByRole('button', { name: '在设备上创建' }).click()
  await expect(page.getByRole('heading', { name: '恢复码' }).or(page.getByText('storekeeper 的恢复码'))).toBeVisible()
  await page.getByRole('button', { name: '已保存好，关闭' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '办公室电脑' })).toBeVisible()
  await expectAccessible(page, 'the passkeys')

  await page.getByRole('button', { name: /^账号菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await giveCredentials(page, `${named}/login`)
  await page.getByRole('button', { name: '使用通行密钥' }).click()
  await expect(page.getByRole('button', { name: /^账号菜单/ })).toBeVisible()

  await page.goto(`${named}/second-factor`)
  await page.getByRole('button', { name: '移除“办公室电脑”' }).click()
  await page.getByLabel('现在的密码').fill('sunshine-demo')
  await page.getByRole('button', { name: '使用通行密钥' }).click()
  await expect(page.getByText('已移除通行密钥“办公室电脑”')).toBeVisible()
  await expect(page.getByText('没有通行密钥')).toBeVisible()
  // That a password alone signs nobody in.
  watched.lines = watched.lines.filter((line) => !/status of 401/.test(line))
})
