/** An operator opens an account for a colleague, who works with it once a second operator has confirmed that it is his. */
import { expect, expectAccessible, signIn, test } from '../fixture'

const OWN = 'a-better-word-8'

test('an account of the centre only reads until another person confirms its owner', async ({ page, as, browser }) => {
  const colleague = `operator-${Date.now()}`
  const second = await as('operator2')
  await signIn(page, 'operator')
  await page.goto('/accounts')
  await page.getByRole('button', { name: '新增账号' }).click()
  await page.getByLabel('账号', { exact: true }).fill(colleague)
  await page.getByLabel('姓名').fill('王小明')
  await page.getByRole('button', { name: '保存' }).click()
  const given = page.getByRole('dialog')
  const password = await given.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/).textContent()
  if (!password) throw new Error('no password is shown')
  await given.getByRole('button', { name: '已交给本人，关闭' }).click()
  const row = page.getByRole('listitem').filter({ hasText: colleague })
  await expect(row.getByText('待另一人确认')).toBeVisible()
  await expect(row.getByRole('button', { name: /^确认账号由本人使用/ }), 'who opened it cannot').toHaveCount(0)

  const own = await (await browser.newContext()).newPage()
  await own.goto('/login')
  await own.getByLabel('账号', { exact: true }).fill(colleague)
  await own.getByLabel('密码', { exact: true }).fill(password)
  await own.getByRole('button', { name: '登录', exact: true }).click()
  await expect(own.getByText('你现在的密码是开通账号或重置密码的人给的')).toBeVisible()
  await own.getByLabel('现在的密码').fill(password)
  for (const label of ['新密码', '再次输入新密码']) await own.getByLabel(label, { exact: true }).fill(OWN)
  await own.getByRole('main').getByRole('button', { name: '修改密码' }).click()
  await expect(own.getByText('账号待另一人确认，目前只能查看')).toBeVisible()
  await expectAccessible(own, 'an account that waits')
  const refused = await own.request.post('/api/v1/organisations', { data: { name: '新医院', kind: 'hospital' } })
  expect(refused.status()).toBe(403)

  await second.goto('/accounts')
  await second.getByRole('button', { name: `确认账号由本人使用 ${colleague}` }).click()
  const asked = second.getByRole('dialog')
  await expect(asked).toContainText(`确认账号 ${colleague} 由王小明本人使用？`)
  await asked.getByRole('button', { name: '确认账号由本人使用' }).click()
  await expect(second.getByText(`已确认账号 ${colleague} 由本人使用`)).toBeVisible()
  await expect(second.getByRole('listitem').filter({ hasText: colleague }).getByText('待另一人确认')).toHaveCount(0)

  await own.reload()
  await expect(own.getByRole('button', { name: /^账号菜单/ })).toBeVisible()
  await expect(own.getByText('账号待另一人确认，目前只能查看')).toHaveCount(0)
  await own.context().close()
})
