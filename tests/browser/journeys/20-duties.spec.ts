/** A hospital's administrator gives a colleague a further duty: what is kept apart is refused, and the colleague signs in once more. */
import { expect, expectAccessible, signIn, test } from '../fixture'

test('an administrator gives a duty, and never two that are kept apart', async ({ page, as, watched }) => {
  const colleague = await as('storekeeper')
  await signIn(page, 'hospital-admin')
  await page.goto('/accounts')
  const row = page.getByRole('listitem').filter({ hasText: 'storekeeper' })
  await expect(row).toContainText('库管')
  await row.getByRole('button', { name: '变更职责 storekeeper' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByRole('checkbox', { name: '付款经办' }).check()
  await asked.getByRole('checkbox', { name: '付款放行' }).check()
  await expectAccessible(page, 'changing duties')
  await asked.getByRole('button', { name: '保存' }).click()
  await expect(asked).toContainText('不相容岗位，须由不同的人担任')
  await asked.getByRole('checkbox', { name: '付款放行' }).uncheck()
  await asked.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已变更 storekeeper 的职责')).toBeVisible()
  await expect(row).toContainText('库管、付款经办')
  await colleague.reload()
  await expect(colleague.getByLabel('密码', { exact: true })).toBeVisible()
  // The session that ended.
  watched.lines = watched.lines.filter((line) => !/status of 401/.test(line))
})
