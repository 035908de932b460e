/** Keyboard, language, and what a machine can check of accessibility, on every page. */
import { expect, expectAccessible, freeProducts, organisationOf, signIn, test } from '../fixture'

test('the whole search by keyboard alone', async ({ page }) => {
  await signIn(page, 'hospital')
  await page.keyboard.press('/')
  const search = page.getByRole('combobox', { name: '搜索产品' })
  await expect(search).toBeFocused()
  await page.keyboard.type('注射器')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(search).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/products\/[^?]+$/)

  await page.keyboard.press('/')
  await page.keyboard.type('zsq')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/products\?q=zsq/)
  await expect(page.locator('.results tbody a').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.results tbody a').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/products\/[^?]+$/)
})

test('the skip link leads past header and navigation', async ({ page }) => {
  await signIn(page, 'hospital')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
})

test('English by a switch, kept after a reload, and back', async ({ page }) => {
  await signIn(page, 'hospital')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What waits for you')
  await page.reload()
  await expect(page.getByRole('link', { name: 'Catalogue' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('link', { name: '产品目录' })).toBeVisible()
})

const pages: Record<string, string[]> = {
  hospital: ['/', '/products?q=注射器', '/invitations', '/current-prices', '/overpayments', '/lower-price-reports', '/publicities', '/objections', '/imports', '/messages', '/misconduct-records', '/calendar', '/rules'],
  maker: ['/', '/invitations?state=pending', '/imports', '/declarations', '/declarations/new', '/lower-price-reports', '/lower-price-reports/new', '/campaigns', '/publicities'],
  operator: ['/', '/invitations', '/imports', '/organisations', '/calendar?year=2027', '/rules', '/jobs', '/misconduct-records', '/price-changes', '/lower-price-reports', '/campaigns', '/linkages', '/publicities', '/objections', '/price-findings'],
  bureau: ['/', '/jobs', '/price-changes', '/price-findings', '/linkages'],
  distributor: ['/', '/publicities', '/lower-price-reports/new'],
}

for (const [account, addresses] of Object.entries(pages)) {
  test(`axe finds nothing serious for ${account}`, async ({ page }) => {
    await signIn(page, account)
    for (const address of addresses) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page, `${account} ${address}`)
    }
  })
}

test('axe finds nothing serious on the login, a product and an invitation', async ({ page, as }) => {
  await page.goto('/login')
  await expect(page.getByRole('heading', { name: '演示账号' })).toBeVisible()
  await expectAccessible(page, 'login')
  const maker = await as('maker')
  await signIn(page, 'hospital')
  const [product] = await freeProducts(page, (await organisationOf(maker)).id, 1)
  await page.goto(`/products/${product?.id}`)
  await expect(page.locator('.charts div[role="img"] svg')).toBeVisible()
  await expectAccessible(page, 'product')
  await page.goto('/invitations')
  await page.locator('tbody tr.ant-table-row').first().getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '过程' })).toBeVisible()
  await expectAccessible(page, 'invitation')
})

test('an address that is not there, or not for this organisation, is told so', async ({ page }) => {
  await signIn(page, 'distributor')
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面')
  await page.goto('/organisations')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的机构不使用此页面')
})
