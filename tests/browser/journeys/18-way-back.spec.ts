/** A colleague who forgot his password gets in again by his own administrator, and sees where he is signed in. */
import { expect, signIn, test } from '../fixture'

const FIRST = 'a-first-word-7'
const OWN = 'a-better-word-8'

test('a lost password is reset by the administrator and changed by its owner', async ({ page, browser }) => {
  const colleague = `colleague-${Date.now()}`
  await signIn(page, 'maker2')
  await page.getByRole('button', { name: /^账号菜单/ }).click()
  await page.getByRole('menuitem', { name: '本单位账号' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('本单位账号')
  await page.getByRole('button', { name: '新增账号' }).click()
  await page.getByLabel('账号', { exact: true }).fill(colleague)
  await page.getByLabel('姓名').fill('王小明')
  await page.getByLabel('密码', { exact: true }).fill(FIRST)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('账号已开通')).toBeVisible()

  await page.getByRole('button', { name: `重置密码 ${colleague}` }).click()
  const asked = page.getByRole('dialog')
  await expect(asked).toContainText(`重置 ${colleague} 的密码？`)
  await asked.getByRole('button', { name: '重置密码' }).click()
  const given = page.getByRole('dialog')
  const temporary = await given.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/).textContent()
  if (!temporary) throw new Error('no password is shown')
  await given.getByRole('button', { name: '已交给本人，关闭' }).click()
  await expect(page.getByText(/^临时密码至 /)).toBeVisible()
  await expect(page.getByText(temporary)).toHaveCount(0)

  const own = await (await browser.newContext()).newPage()
  await own.goto('/login')
  await own.getByLabel('账号', { exact: true }).fill(colleague)
  await own.getByLabel('密码', { exact: true }).fill(temporary)
  await own.getByRole('button', { name: '登录', exact: true }).click()
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('修改密码')
  await expect(own.getByText('你现在的密码是开通账号或重置密码的人给的')).toBeVisible()
  // Nothing else is open, whatever address is typed.
  await own.goto('/products')
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('修改密码')
  await own.getByLabel('现在的密码').fill(temporary)
  await own.getByLabel('新密码', { exact: true }).fill(OWN)
  await own.getByLabel('再次输入新密码').fill(OWN)
  await own.getByRole('main').getByRole('button', { name: '修改密码' }).click()
  await expect(own.getByRole('button', { name: /^账号菜单/ })).toBeVisible()

  await own.goto('/devices')
  await expect(own.getByText('本次登录')).toBeVisible()
  await own.context().close()
})
