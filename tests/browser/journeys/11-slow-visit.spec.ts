/** A slow first visit: pages come late, and nothing that a person typed meanwhile is lost or goes astray. */
import { expect, freeProducts, organisationOf, signIn, test } from '../fixture'
import type { Page } from '@playwright/test'

/** Holds back the file of a page until it is let through. */
async function hold(page: Page, name: string): Promise<() => void> {
  let letThrough = () => undefined as void
  const free = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(`**/assets/${name}-*.js`, async (route) => {
    await free
    await route.continue()
  })
  return letThrough
}

function searchBox(page: Page) {
  return page.getByRole('combobox', { name: '搜索产品' })
}

test('what is searched for on a slow first visit is found, and what is typed meanwhile as well', async ({ page }) => {
  await signIn(page, 'hospital')
  const letThrough = await hold(page, 'ProductSearchPage')
  const search = searchBox(page)
  await search.fill('注射')
  await search.press('Enter')
  await expect(page).toHaveURL(/\/products\?q=/)
  await expect(search).toHaveValue('注射')
  // The catalogue is still on its way, and the buyer goes on.
  await search.press('End')
  await search.pressSequentially('器')
  await expect(search).toHaveValue('注射器')
  await expect(page).toHaveURL(`/products?q=${encodeURIComponent('注射器')}`)
  letThrough()
  await expect(page.locator('.results tbody tr.ant-table-row').first()).toContainText('注射器')
  await expect(page).toHaveURL(`/products?q=${encodeURIComponent('注射器')}`)
  await expect(search).toHaveValue('注射器')
  await expect(search).toBeFocused()
})

test('a search of one word, by Enter, opens on that word and not on the whole catalogue', async ({ page }) => {
  await signIn(page, 'hospital')
  const letThrough = await hold(page, 'ProductSearchPage')
  const search = searchBox(page)
  await search.fill('注射器')
  await search.press('Enter')
  await expect(page).toHaveURL(/\/products\?q=/)
  // Longer than typing takes to rest.
  await page.waitForTimeout(500)
  letThrough()
  await expect(page.locator('.results mark').first()).toBeVisible()
  await expect(search).toHaveValue('注射器')
  await expect(page).toHaveURL(`/products?q=${encodeURIComponent('注射器')}`)
})

test('the search follows the address: the whole catalogue, and back', async ({ page }) => {
  await signIn(page, 'hospital')
  const search = searchBox(page)
  await page.goto(`/products?q=${encodeURIComponent('注射器')}`)
  await expect(search).toHaveValue('注射器')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '产品目录' }).click()
  await expect(page).toHaveURL(/\/products$/)
  await expect(search).toHaveValue('')
  await page.goBack()
  await expect(search).toHaveValue('注射器')
  // What was typed and not sent goes with the page that it was typed over.
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '站内消息' }).click()
  await expect(search).toHaveValue('')
})

test('the search above a list shows what the list is narrowed to, whoever changed it', async ({ page }) => {
  await signIn(page, 'maker')
  await page.goto('/invitations?q=YJ')
  const filter = page.getByLabel('按编号、产品、机构查找')
  await expect(filter).toHaveValue('YJ')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '议价邀请' }).click()
  await expect(page).toHaveURL('/invitations')
  await expect(filter).toHaveValue('')
})

test('a price typed for one product is not kept for the next', async ({ page, as }) => {
  const maker = await as('maker')
  await signIn(page, 'hospital')
  const [first, second] = await freeProducts(page, (await organisationOf(maker)).id, 2)
  if (!first || !second) throw new Error('no products')
  // Both are known already, so that nothing is waited for in between.
  await page.goto(`/products/${second.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second.name)
  const own = page.getByRole('region', { name: '本院现行采购价' })
  const search = searchBox(page)
  await search.fill(first.code)
  await page.getByRole('option').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.name)
  await own.getByRole('button', { name: '更新' }).click()
  await own.getByLabel(/^价格/).fill('12.34')
  await search.fill(second.code)
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: '离开', exact: true }).click()
  await expect(page).toHaveURL(`/products/${second.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second.name)
  await expect(own.getByLabel(/^价格/)).toHaveCount(0)
})

test('the list of another kind begins at its own first page', async ({ page }) => {
  await signIn(page, 'operator')
  const lists = (await (await page.request.get('/api/v1/linkages?state=draft')).json()) as { items: { id: string }[] }
  await page.goto(`/linkages/${lists.items[0]?.id}?size=20`)
  await expect(page.locator('tbody tr.ant-table-row').first()).toBeVisible()
  await page.getByRole('button', { name: '下一页' }).click()
  await expect(page).toHaveURL(/cursor=/)
  await page.getByRole('tab', { name: /^将失效的邀请/ }).click()
  await expect(page).not.toHaveURL(/cursor=/)
  await expect(page.locator('tbody tr.ant-table-row').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('tab', { selected: true })).toHaveText(/^将失效的邀请/)
})
