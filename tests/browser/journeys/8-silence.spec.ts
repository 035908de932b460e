/** Silence for five working days closes an invitation and is recorded. It moves the clock. */
import { expect, fiveWorkingDaysOn, freeProducts, organisationOf, sendBelow, signIn, test } from '../fixture'

test('five working days on, the invitation has lapsed and the maker has a record', async ({ page, as }) => {
  const maker = await as('maker')
  const makerOrganisation = await organisationOf(maker)
  await signIn(page, 'hospital')
  const [product] = await freeProducts(page, makerOrganisation.id, 1)
  if (!product) throw new Error('no product')
  const address = await sendBelow(page, product)
  const number = (await page.getByRole('heading', { level: 1 }).innerText()).replace(/^\S+\s+/, '')

  const operator = await as('operator')
  expect(await fiveWorkingDaysOn(operator)).toBe('2026-03-10 00:01')

  await page.goto(address)
  await expect(page.locator('.page-header .tag')).toHaveText('逾期未响应')
  await expect(page.getByText('逾期未响应，自动关闭')).toBeVisible()
  await expect(page.getByText('目前没有需要您处理的事项')).toBeVisible()

  await operator.getByRole('navigation').getByRole('link', { name: '不良行为记录' }).click()
  const record = operator.getByRole('row').filter({ hasText: makerOrganisation.name }).filter({ hasText: number })
  await expect(record.first()).toContainText('不及时响应议价邀请')
  await expect(record.first()).toContainText('第二十条')
  await record.first().getByRole('link', { name: '查看' }).click()
  await expect(operator.getByRole('heading', { level: 1 })).toContainText(number)

  await maker.goto(address)
  await expect(maker.getByRole('button', { name: /^接受报价/ })).toHaveCount(0)
})
