/** Pictures of the main pages for the README, taken from the demonstration. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { below, expect, fillInvitation, freeProducts, organisationOf, sendBelow, signIn, test } from './fixture'
import { shrink } from './shrink'

const folder = process.env.SUNSHINE_SCREENSHOTS ?? join(__dirname, 'output')

test('pictures', async ({ page, as }) => {
  test.setTimeout(240_000)
  const maker = await as('maker')
  const operator = await as('operator')
  const shoot = async (who: typeof page, name: string) => {
    await who.waitForLoadState('networkidle')
    await who.mouse.move(1360, 400)
    writeFileSync(join(folder, `${name}.png`), shrink(await who.screenshot({ animations: 'disabled' })))
  }
  await page.goto('/login')
  await expect(page.getByRole('heading', { name: '演示账号' })).toBeVisible()
  await shoot(page, 'login')
  await signIn(page, 'hospital')
  const products = await freeProducts(page, (await organisationOf(maker)).id, 3)
  const [first, second, third] = products
  if (!first || !second || !third) throw new Error('too few products')

  await page.goto('/products?q=zsq')
  await expect(page.locator('.results mark').first()).toBeVisible()
  await shoot(page, 'search')

  await page.goto(`/products/${first.id}`)
  await fillInvitation(page, below(first.reference_limit), '200')
  await expect(page.getByText(/生产企业须于 .* 前响应/)).toBeVisible()
  await expect(page.locator('.charts div[role="img"] svg')).toBeVisible()
  await shoot(page, 'product')
  await page.getByRole('link', { name: /^如何得出/ }).click()
  await shoot(page, 'sheet')

  const address = await sendBelow(page, first, 0.8)
  await sendBelow(page, second)
  await sendBelow(page, third, 0.95)
  await maker.goto('/invitations?state=pending')
  await expect(maker.locator('tbody tr.ant-table-row').first()).toBeVisible()
  await shoot(maker, 'inbox')
  await maker.goto(address)
  await maker.getByRole('button', { name: '还价', exact: true }).click()
  await maker.getByLabel(/^还价/).fill(below(first.reference_limit, 0.9))
  await maker.getByLabel('理由').fill('原材料价格上涨')
  await maker.getByRole('button', { name: '发出还价' }).click()
  await expect(maker.locator('.page-header .tag')).toHaveText('已还价')
  await page.goto(address)
  await expect(page.getByRole('button', { name: /^接受还价/ })).toBeVisible()
  await shoot(page, 'invitation')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '企业已还价，待本院确认' })).toBeVisible()
  await shoot(page, 'home')

  await operator.goto('/calendar')
  await expect(operator.getByRole('heading', { name: '截止时间计算' })).toBeVisible()
  await shoot(operator, 'calendar')
  await operator.goto('/imports')
  await operator.getByText('产品', { exact: true }).click()
  await operator.locator('input[type="file"]').setInputFiles({
    name: '产品示例.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('27位码,单件产品名称,耗材企业,最小计量单位,最小销售单位,包装转换比\r\n1.40302E+26,敷料贴,某企业,片,盒,20\r\n', 'utf8'),
  })
  await expect(operator.getByRole('region', { name: '产品示例.csv' }).getByText('已完成')).toBeVisible()
  await shoot(operator, 'import')
})
