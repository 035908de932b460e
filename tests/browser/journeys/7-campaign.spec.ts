/** A quarter's prices are collected: opened, confirmed, one changed, and seen to be complete. */
import { below, expect, expectAccessible, organisationOf, signIn, test } from '../fixture'

test('open a quarter, change one price, confirm the rest, and the operator sees it done', async ({ page, as }) => {
  await signIn(page, 'operator')
  const maker = await as('maker')
  const { name: makerName } = await organisationOf(maker)
  await page.getByRole('navigation').getByRole('link', { name: '季度价格采集' }).click()
  await expectAccessible(page, 'campaigns')
  await page.getByRole('button', { name: '开启采集' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('季度').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '2026年第2季度' }).click()
  await dialog.getByRole('button', { name: '开启采集' }).click()
  // The quarter has not begun: it is pointed out first.
  await expect(dialog.getByRole('alert').filter({ hasText: '2026年第2季度' }).last()).toBeVisible()
  await dialog.getByRole('button', { name: '仍要开启' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2026年第2季度价格采集')
  const address = new URL(page.url()).pathname
  await expectAccessible(page, 'campaign')

  await maker.goto(address)
  const rows = maker.locator('tbody tr.ant-table-row')
  await expect(rows.first()).toContainText('未报送')
  await expectAccessible(maker, 'own campaign')
  await rows.first().getByRole('button', { name: /^查看、变更/ }).click()
  const drawer = maker.getByRole('dialog')
  await drawer.getByRole('link', { name: '变更' }).first().click()
  await expect(maker.getByRole('heading', { level: 1 })).toHaveText('新增申报')
  const price = maker.getByLabel(/^平台价格/)
  await expect(price).not.toHaveValue('')
  await price.fill(below(await price.inputValue(), 0.95))
  await expectAccessible(maker, 'declaration form')
  await maker.getByRole('button', { name: '提交申报' }).click()
  await expect(maker).toHaveURL(new RegExp(`${address}$`))

  await maker.getByRole('button', { name: /^全部确认无变化/ }).click()
  await maker.getByRole('button', { name: '确认', exact: true }).click()
  await expect(maker.getByText('已确认').first()).toBeVisible()
  await expect(maker.getByRole('button', { name: '全部确认无变化（0）' })).toBeDisabled()

  await page.goto(`${address}?done=true`)
  await expect(page.locator('tbody tr.ant-table-row').filter({ hasText: makerName })).toContainText('已完成')
})
