/** A buyer finds a product, sees its limit and where it comes from, and invites at the limit. */
import { expect, freeProducts, organisationOf, signIn, test } from '../fixture'

test('search by Chinese, initials and code, read the sheet, invite at the limit, confirmed at once', async ({ page, as }) => {
  const maker = await as('maker')
  await signIn(page, 'hospital')
  const [product] = await freeProducts(page, (await organisationOf(maker)).id, 1)
  if (!product) throw new Error('no product')

  const search = page.getByRole('combobox', { name: '搜索产品' })
  await search.fill('注射器')
  await expect(page.getByRole('option').first()).toContainText('注射器')
  await search.press('Enter')
  await expect(page).toHaveURL(/\/products\?q=/)
  const rows = page.locator('.results tbody tr.ant-table-row')
  await expect(rows.first()).toContainText('注射器')
  await expect(page.locator('.results mark').first()).toBeVisible()

  await search.fill('zsq')
  await expect(page).toHaveURL(/q=zsq/)
  await expect(rows.first()).toContainText('注射器')
  await expect(search).toBeFocused()

  await search.fill(product.code)
  await expect(rows).toHaveCount(1)
  await rows.first().getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(product.name)

  const sheet = page.getByRole('region', { name: '限价计算表', exact: true })
  // Several platforms may list it at the lowest price.
  await expect(sheet.getByText('最低价').first()).toBeVisible()
  await expect(sheet.locator('tbody tr.ant-table-row').first()).toContainText('¥')
  await page.getByRole('tab', { name: '限价历史' }).click()
  await page.getByText('表', { exact: true }).click()
  await expect(page.getByRole('columnheader', { name: '生效日期' })).toBeVisible()

  await page.getByRole('button', { name: /^按限价/ }).click()
  await page.getByLabel(/^数量/).fill('100')
  await expect(page.getByText('按挂网参考限价，系统将立即自动确认')).toBeVisible()
  await page.getByRole('button', { name: '发出并确认' }).click()
  await page.getByRole('button', { name: '确认发出' }).click()
  await expect(page.getByText(/自动确认，并成为本院现行采购价/)).toBeVisible()
  await page.getByRole('link', { name: /^查看邀请/ }).click()
  await expect(page.locator('.page-header .tag-confirmed')).toHaveText('已确认')
  await expect(page.getByText('系统自动确认')).toBeVisible()
})

test('an offer above the limit is refused before it is sent, with clause and figures', async ({ page, as }) => {
  const maker = await as('maker')
  await signIn(page, 'hospital')
  const [product] = await freeProducts(page, (await organisationOf(maker)).id, 1)
  if (!product) throw new Error('no product')
  await page.goto(`/products/${product.id}`)
  await page.getByLabel(/^报价/).fill((Number(product.reference_limit) + 1).toFixed(2))
  await page.getByLabel(/^数量/).fill('100')
  const refusal = page.getByRole('alert').filter({ hasText: '高于挂网参考限价' })
  await expect(refusal).toBeVisible()
  await expect(refusal.getByRole('link', { name: '深圳阳光平台措施第一条' })).toBeVisible()
  await expect(page.getByRole('button', { name: '发出邀请' })).toBeDisabled()
})
