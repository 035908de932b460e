/** A firm that makes and distributes switches hats without signing in again; a page that is open beside it notices. */
import { expect, expectAccessible, signIn, test } from '../fixture'

test('a firm switches between making and distributing, and no page acts in the wrong one', async ({ page, context }) => {
  await signIn(page, 'both')
  const making = page.getByRole('button', { name: /^当前身份：生产企业/ })
  const distributing = page.getByRole('button', { name: /^当前身份：配送企业/ })
  await expect(making).toBeVisible()
  // What it reported as a distributor is not there as a manufacturer.
  await page.goto('/lower-price-reports')
  await expect(page.getByText('没有更低价格报告。')).toBeVisible()
  const beside = await context.newPage()
  await beside.goto('/products')
  await expect(beside.getByRole('button', { name: /^当前身份：生产企业/ })).toBeVisible()

  // By the keyboard alone.
  await making.focus()
  await page.keyboard.press('Enter')
  const choice = page.getByRole('menuitem', { name: /切换为配送企业/ })
  await expect(choice).toBeVisible()
  await expectAccessible(page, 'the choice of a capacity')
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(choice).toHaveClass(/-active/, { timeout: 500 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(distributing).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('待办与动态')
  await page.goto('/lower-price-reports')
  await expect(page.getByText('共 1 条')).toBeVisible()

  // The page beside it still shows the manufacturer: what it sends is not carried out, and it says why.
  await beside.getByRole('link', { name: '更低价格报告' }).click()
  const changed = beside.getByRole('dialog', { name: '身份已切换' })
  await expect(changed).toBeVisible()
  await expectAccessible(beside, 'a page of another capacity')
  await changed.getByRole('button', { name: '回到首页' }).click()
  await expect(beside.getByRole('button', { name: /^当前身份：配送企业/ })).toBeVisible()
  await expect(changed).toBeHidden()

  // The next visit begins where it was left.
  await page.goto('/')
  await expect(distributing).toBeVisible()
  await distributing.click()
  await page.getByRole('menuitem', { name: /切换为生产企业/ }).click()
  await expect(making).toBeVisible()
})

test('whoever acts in one capacity is offered no other', async ({ page }) => {
  await signIn(page, 'maker')
  await expect(page.getByRole('button', { name: /^账号菜单/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^当前身份/ })).toHaveCount(0)
})

test('the exchange centre sees in which capacities a firm acts', async ({ page }) => {
  await signIn(page, 'operator')
  await page.goto('/organisations?kind=distributor')
  const firm = page.getByRole('row').nth(2).getByRole('button')
  await firm.click()
  const opened = page.getByRole('dialog')
  await expect(opened).toContainText('企业身份')
  await expect(opened).toContainText('生产企业、配送企业')
  await expectAccessible(page, 'a firm in two capacities')
})
