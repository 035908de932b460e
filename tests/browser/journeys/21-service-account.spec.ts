/** An administrator makes a key for a program, which reads with it; he replaces the key, and revokes it. */
import { request as requests } from '@playwright/test'
import { expect, signIn, test } from '../fixture'

test('a key is made, used, rotated and revoked', async ({ page, baseURL }) => {
  const name = `HIS接口${Date.now()}`
  const program = await requests.newContext({ baseURL })
  const status = async (key: string) => (await program.get('/api/v1/invitations', { headers: { authorization: `Bearer ${key}` } })).status()
  const shown = async () => {
    const dialog = page.getByRole('dialog')
    const key = await dialog.getByText(/^sunshine_key_[0-9a-f]{64}/).textContent()
    await expect(dialog.getByRole('button', { name: '复制密钥' })).toBeVisible()
    await dialog.getByRole('button', { name: '已保存，关闭' }).click()
    await expect(dialog).toHaveCount(0)
    return (key ?? '').slice(0, 'sunshine_key_'.length + 64)
  }

  await signIn(page, 'hospital')
  await page.getByRole('button', { name: /^账号菜单/ }).click()
  await page.getByRole('menuitem', { name: '服务账号' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('服务账号')

  // By the keyboard alone.
  await page.getByRole('button', { name: '新建服务账号' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog')
  await form.getByLabel('名称').fill(name)
  await form.getByRole('checkbox', { name: /invitations:read/ }).focus()
  await page.keyboard.press('Space')
  const clock = (await (await page.request.get('/api/v1/clock')).json()) as { now: string }
  await form.getByLabel('有效期至').fill(`${Number(clock.now.slice(0, 4)) + 1}-01-05`)
  await page.keyboard.press('Tab')
  await form.getByRole('button', { name: '生成密钥' }).focus()
  await page.keyboard.press('Enter')
  const first = await shown()
  expect(await status(first)).toBe(200)

  await page.reload()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('invitations:read')
  await expect(row).toContainText('127.0.0.1')
  await expect(page.getByText(first)).toHaveCount(0)

  await row.getByRole('button', { name: `更换密钥 ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click()
  const second = await shown()
  expect(second).not.toBe(first)
  expect([await status(first), await status(second)]).toEqual([200, 200])
  await expect(row).toContainText('原密钥可用到')

  await row.getByRole('button', { name: `吊销 ${name}` }).click()
  const asked = page.getByRole('dialog')
  await expect(asked).toContainText(`吊销服务账号“${name}”？`)
  await asked.getByRole('button', { name: '吊销' }).click()
  await expect(page.getByText(`已吊销“${name}”`)).toBeVisible()
  expect([await status(first), await status(second)]).toEqual([401, 401])
  await expect(row).toContainText('已吊销')

  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Service accounts')
  await expect(row).toContainText('Revoked')
  await page.getByRole('button', { name: '中文' }).click()
  await program.dispose()
})
