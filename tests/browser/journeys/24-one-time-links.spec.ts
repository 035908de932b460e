/** A new organisation confirms itself by the link in its mail; later its only administrator is lost, and comes back by two persons. */
import type { Page } from '@playwright/test'
import { expect, expectAccessible, signIn, test } from '../fixture'
import { linkTo } from '../mail'

const FIRST = 'a-better-word-8'
const SECOND = 'another-word-9'

/** Opens the panel of an organisation. */
async function openOrganisation(page: Page, name: string): Promise<void> {
  await page.goto('/organisations?kind=hospital')
  await page.getByLabel('按名称查找机构').fill(name)
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('heading', { name: '账号', exact: true })).toBeVisible()
}

/** Sets a password where the link of a letter leads. */
async function setPassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('再次输入密码').fill(password)
  await page.getByRole('button', { name: '设置密码' }).click()
}

test('a new organisation confirms itself, and its lost administrator comes back by two persons', async ({ page, as, browser }) => {
  const stamp = Date.now()
  const name = `新医院${stamp}`
  const account = `chief-${stamp}`
  const second = await as('operator2')
  await signIn(page, 'operator')
  await page.goto('/organisations')
  await page.getByRole('button', { name: '新增机构' }).click()
  await page.getByLabel('机构名称').fill(name)
  await page.getByRole('dialog').getByLabel('机构类型').click()
  await page.getByTitle('医疗机构', { exact: true }).last().click()
  const first = `first-${stamp}@hospital.example`
  await page.getByLabel('邮箱', { exact: true }).fill(first)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText(`已新增 ${name}`)).toBeVisible()

  // Another than who stated the address opens the first account, so that the mail vouches for its owner.
  await openOrganisation(second, name)
  await second.getByRole('button', { name: '新增账号' }).click()
  await expect(second.getByText(`一次性链接将寄往登记邮箱 ${first}`)).toBeVisible()
  await second.getByRole('dialog').getByLabel('账号', { exact: true }).fill(account)
  await second.getByLabel('姓名').fill('王小明')
  await second.getByRole('button', { name: '保存' }).click()
  await expect(second.getByRole('region', { name: '一次性链接' }).getByText('已寄送')).toBeVisible()

  const own = await (await browser.newContext()).newPage()
  const link = await linkTo(first)
  await own.goto(link)
  await expect(own.getByRole('heading', { name: `${name}的账号管理员` })).toBeVisible()
  await expectAccessible(own, 'the page of a link')
  await setPassword(own, link, FIRST)
  await expect(own.getByText(`密码已设置，请用账号 ${account} 登录。`)).toBeVisible()
  await signIn(own, account, FIRST)

  // The organisation states another address itself: only such a one serves at once.
  const address = `own-${stamp}@hospital.example`
  await own.goto('/accounts')
  await own.getByRole('button', { name: '修改邮箱' }).click()
  await own.getByLabel('邮箱', { exact: true }).fill(address)
  await own.getByRole('button', { name: '保存' }).click()
  await expect(own.getByText(`已更正 ${name}`)).toBeVisible()

  await openOrganisation(page, name)
  await page.getByRole('button', { name: `找回管理员 ${account}` }).click()
  await page.getByLabel('原因').fill('管理员离职，密码遗失')
  await page.getByRole('button', { name: '找回管理员', exact: true }).click()
  await expect(page.getByText('待另一人寄送').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '寄送链接' }), 'who proposed it does not send it').toHaveCount(0)

  await openOrganisation(second, name)
  await second.getByRole('button', { name: '寄送链接' }).click()
  await second.getByRole('dialog').last().getByRole('button', { name: '寄送链接' }).click()
  await expect(second.getByText('链接已寄往登记邮箱')).toBeVisible()

  // Nothing of the account ends before the link is used.
  await own.goto('/accounts')
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('本单位账号')
  const successor = await (await browser.newContext()).newPage()
  await setPassword(successor, await linkTo(address), SECOND)
  await expect(successor.getByText(`密码已设置，请用账号 ${account} 登录。`)).toBeVisible()
  await own.goto('/products')
  await expect(own.getByRole('button', { name: '登录', exact: true })).toBeVisible()
  await signIn(successor, account, SECOND)
  await successor.context().close()
  await own.context().close()
})
