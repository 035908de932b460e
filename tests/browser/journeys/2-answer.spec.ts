/** Below the limit the maker answers, and the buyer hears of it. */
import { below, expect, freeProducts, organisationOf, sendBelow, signIn, test } from '../fixture'

test('invite below the limit, the maker accepts, the buyer gets a message that leads there', async ({ page, as }) => {
  const maker = await as('maker')
  await signIn(page, 'hospital')
  const [product] = await freeProducts(page, (await organisationOf(maker)).id, 1)
  if (!product) throw new Error('no product')
  const address = await sendBelow(page, product)
  const number = (await page.getByRole('heading', { level: 1 }).innerText()).replace(/^\S+\s+/, '')

  await maker.goto('/invitations?state=pending')
  await maker.getByRole('link', { name: number }).click()
  await maker.getByRole('button', { name: /^接受报价/ }).click()
  const question = maker.getByRole('dialog', { name: '接受报价？' })
  for (const named of [product.name, '总价', '200', '不可撤销']) await expect(question).toContainText(named)
  await question.getByRole('button', { name: '确认接受' }).click()
  await expect(maker.locator('.page-header .tag')).toHaveText('已确认')

  await expect(async () => {
    await page.goto('/messages?unread=true')
    await expect(page.getByRole('listitem').filter({ hasText: number }).first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await page.getByRole('button', { name: /^站内消息，\d+ 条未读/ }).click()
  await page.getByRole('dialog').getByRole('listitem').filter({ hasText: number }).first().getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`${address}$`))
  await expect(page.locator('.page-header .tag')).toHaveText('已确认')
  await expect(page.getByText('企业接受报价')).toBeVisible()
})

test('the maker counters and the hospital takes it', async ({ page, as }) => {
  const maker = await as('maker')
  await signIn(page, 'hospital')
  const [product] = await freeProducts(page, (await organisationOf(maker)).id, 1)
  if (!product) throw new Error('no product')
  const address = await sendBelow(page, product, 0.8)

  await maker.goto(address)
  await maker.getByRole('button', { name: '还价', exact: true }).click()
  await maker.getByLabel(/^还价/).fill(below(product.reference_limit, 0.9))
  await maker.getByLabel('理由').fill('原材料价格上涨')
  await maker.getByRole('button', { name: '发出还价' }).click()
  await maker.getByRole('button', { name: '确认还价' }).click()
  await expect(maker.locator('.page-header .tag')).toHaveText('已还价')

  await page.goto('/invitations?state=countered')
  await page.locator(`a[href="${address}"]`).click()
  await page.getByRole('button', { name: /^接受还价/ }).click()
  await page.getByRole('dialog', { name: '接受还价？' }).getByRole('button', { name: '确认接受' }).click()
  await expect(page.locator('.page-header .tag')).toHaveText('已确认')
  await expect(page.getByText('医院接受还价')).toBeVisible()
})

test('many invitations are refused at once, each with its own result', async ({ page, as }) => {
  const maker = await as('maker')
  await signIn(page, 'hospital')
  const products = await freeProducts(page, (await organisationOf(maker)).id, 2)
  const numbers: string[] = []
  for (const product of products) {
    await sendBelow(page, product)
    numbers.push((await page.getByRole('heading', { level: 1 }).innerText()).replace(/^\S+\s+/, ''))
  }
  await maker.goto('/invitations?state=pending&size=100')
  for (const number of numbers) await maker.getByRole('row', { name: number }).getByRole('checkbox').check()
  await maker.getByRole('button', { name: '批量拒绝' }).click()
  await maker.getByRole('dialog').getByRole('textbox').fill('低于成本')
  await maker.getByRole('button', { name: '确定（2 条）' }).click()
  await expect(maker.getByText('成功 2 条，未成功 0 条')).toBeVisible()
})
