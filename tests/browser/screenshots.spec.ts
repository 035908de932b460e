/** Pictures of the main pages for the README, taken from the demonstration. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { below, expect, fillInvitation, freeProducts, organisationOf, sendBelow, signIn, test, type FoundProduct } from './fixture'
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
  await expect(operator.getByRole('region', { name: '“产品示例.csv”的导入预览' })).toBeVisible()
  await shoot(operator, 'import')

  await page.goto('/overpayments')
  await expect(page.locator('tbody tr.ant-table-row').first()).toContainText('¥')
  await shoot(page, 'overpayments')

  await maker.goto(`/lower-price-reports/new?product_id=${first.id}`)
  await maker.getByLabel('省份').fill('甘肃')
  await maker.keyboard.press('Enter')
  await maker.getByLabel('平台', { exact: true }).fill('甘肃省医药采购平台')
  await maker.getByLabel(/^平台价格/).fill(below(first.reference_limit, 0.95))
  await maker.getByLabel(/^依据文件或网址/).fill('甘肃省平台挂网公告')
  await expect(maker.getByText('参考限价随之下调')).toBeVisible()
  await shoot(maker, 'report')

  await page.goto('/publicities?open=true')
  await page.locator('tbody tr.ant-table-row').first().getByRole('link').first().click()
  await expect(page.locator('tbody tr.ant-table-row').first()).toContainText('公示中')
  await shoot(page, 'publicity')

  await operator.goto('/linkages')
  await operator.locator('input[type="file"]').setInputFiles({
    name: '青海联动清单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(await linkageList(page), 'utf8'),
  })
  await expect(operator.getByRole('region', { name: '青海联动清单.csv' }).getByText('已完成')).toBeVisible({ timeout: 60_000 })
  await operator.getByRole('link', { name: '青海联动清单.csv' }).click()
  await expect(operator.locator('.panel div[role="img"] svg')).toBeVisible({ timeout: 60_000 })
  await expect(operator.locator('tbody tr.ant-table-row').first()).toContainText('¥')
  await shoot(operator, 'linkage')
})

/** Shares of the limit at which a list's prices lie, in turn. */
const SHARES = [0.97, 0.92, 0.95, 0.85, 0.98, 0.75, 0.9, 0.6, 1.02, 0.45]

/** A list of another platform with prices for a few hundred products. */
async function linkageList(page: Page): Promise<string> {
  const rows = ['27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源']
  let cursor = ''
  for (let turn = 0; turn < 4; turn += 1) {
    const answer = await page.request.get(`/api/v1/products?buyable=true&catalogue=capped&zone=false&limit=100${cursor}`)
    const list = (await answer.json()) as { items: FoundProduct[]; next: string | null }
    for (const product of list.items) {
      const price = below(product.reference_limit, SHARES[rows.length % SHARES.length])
      if (Number(price) > 0) rows.push(`${product.code},青海省,青海省药品采购平台,省级,挂网价,${price},1,2026-03-02,,联动清单`)
    }
    if (!list.next) break
    cursor = `&cursor=${encodeURIComponent(list.next)}`
  }
  return rows.join('\r\n')
}
