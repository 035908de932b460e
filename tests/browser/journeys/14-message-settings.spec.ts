/** How a person chooses what reaches him by which way. */
import { expect, expectAccessible, signIn, test } from '../fixture'

test('a manufacturer chooses its ways, and no deadline can be switched off', async ({ page }) => {
  await signIn(page, 'maker')
  await page.goto('/messages')
  await page.getByRole('link', { name: '消息设置' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '消息设置' })).toBeVisible()
  await expectAccessible(page, 'message settings')
  const row = page.getByRole('row').filter({ hasText: '系统自动确认' })
  await row.getByRole('combobox').click()
  await page.getByTitle('仅站内消息').last().click()
  const deadline = page.getByRole('row').filter({ hasText: '发起邀请' })
  await expect(deadline).toContainText('站内消息不能关闭')
  await page.getByLabel('仅工作日').uncheck()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('消息设置已保存')).toBeVisible()
  await page.reload()
  await expect(row).toContainText('仅站内消息')
  await expect(page.getByLabel('仅工作日')).not.toBeChecked()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Message settings' })).toBeVisible()
})
