/** Enter in a field commits nothing, and Escape throws nothing away unasked: only what somebody presses happens. */
import { below, expect, freeProducts, organisationOf, signIn, test, type FoundProduct } from '../fixture'
import type { Page } from '@playwright/test'

/** What the page sends to this path, as it is sent. */
function sentTo(page: Page, path: RegExp): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET' && path.test(new URL(request.url()).pathname)) sent.push(request.method())
  })
  return sent
}

/** Presses Enter in each of these fields, which leaves the page and its button as they are. */
async function pressEnterIn(page: Page, labels: RegExp[], button: string): Promise<void> {
  for (const label of labels) await page.getByLabel(label).press('Enter')
  await expect(page.getByRole('button', { name: button, exact: true })).toBeEnabled()
  await expect(page.locator('.ant-form-item-explain-error')).toHaveCount(0)
}

async function fillTerms(page: Page, product: FoundProduct, region: string): Promise<void> {
  await page.getByLabel('省份').fill(region)
  await page.keyboard.press('Enter')
  await page.getByLabel('平台', { exact: true }).fill(`${region}医药采购平台`)
  await page.getByLabel(/^平台价格/).fill(below(product.reference_limit, 0.95))
  await page.getByLabel(/^依据文件或网址/).fill('https://example.invalid/notice/16')
}

async function products(hospital: Page, maker: Page): Promise<FoundProduct[]> {
  return freeProducts(hospital, (await organisationOf(maker)).id, 6)
}

test('an own price is entered by its button, not by Enter in a field', async ({ page, as }) => {
  await signIn(page, 'hospital')
  const product = (await products(page, await as('maker')))[5]
  if (!product) throw new Error('no product')
  await page.goto(`/products/${product.id}`)
  await page.getByRole('region', { name: '本院现行采购价' }).getByRole('button', { name: '更新' }).click()
  const sent = sentTo(page, /\/current-price$/)
  await page.getByLabel(/^价格（元/).fill(product.reference_limit)
  await pressEnterIn(page, [/^价格（元/, /^合同编号/], '保存')
  const save = page.getByRole('button', { name: '保存', exact: true })
  await save.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('现行采购价已保存')).toBeVisible()
  expect(sent).toEqual(['PUT'])

  // What a later entry replaces is named so.
  const panel = page.getByRole('region', { name: '本院现行采购价' })
  await panel.getByRole('button', { name: '更新' }).click()
  await page.getByLabel(/^价格（元/).fill(below(product.reference_limit, 0.98))
  await save.click()
  await panel.getByText('登记记录 2 条').click()
  await expect(panel.getByRole('listitem').filter({ hasText: '被替代' })).toHaveCount(1)
})

test('a declaration is sent by its button, not by Enter in a field', async ({ page, as }) => {
  await signIn(page, 'maker')
  const product = (await products(await as('hospital'), page))[4]
  if (!product) throw new Error('no product')
  await page.goto(`/declarations/new?product_id=${product.id}`)
  const sent = sentTo(page, /\/declarations$/)
  await fillTerms(page, product, '西藏')
  await pressEnterIn(page, [/^平台价格/, /^包装转换比/, /^依据文件或网址/], '提交申报')
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByText('申报已提交')).toBeVisible()
  expect(sent).toEqual(['POST'])
})

test('a report is sent by its button, and a reason that was typed is not lost with Escape', async ({ page, as }) => {
  await signIn(page, 'maker')
  const product = (await products(await as('hospital'), page))[3]
  if (!product) throw new Error('no product')
  await page.goto(`/lower-price-reports/new?product_id=${product.id}`)
  const sent = sentTo(page, /\/lower-price-reports$/)
  await fillTerms(page, product, '宁夏')
  await pressEnterIn(page, [/^平台价格/, /^包装转换比/, /^依据文件或网址/], '提交报告')
  await page.getByRole('button', { name: '提交报告' }).click()
  await expect(page.getByText('报告已提交')).toBeVisible()
  expect(sent).toEqual(['POST'])

  const operator = await as('operator')
  await operator.goto('/lower-price-reports?state=open')
  await operator.getByRole('button', { name: new RegExp(`${product.name} 宁夏`) }).click()
  await operator.getByRole('dialog').getByRole('button', { name: '不予采纳' }).click()
  const refusal = operator.getByRole('dialog', { name: '不予采纳' })
  await refusal.getByLabel('理由').fill('经核实已失效')
  await operator.keyboard.press('Escape')
  await operator.getByRole('dialog', { name: '尚未提交，确定离开？' }).getByRole('button', { name: '继续填写' }).click()
  await expect(refusal.getByLabel('理由')).toHaveValue('经核实已失效')
  await refusal.getByRole('button', { name: /取\s*消/ }).click()
  await operator.getByRole('dialog', { name: '尚未提交，确定离开？' }).getByRole('button', { name: '离开' }).click()
  await expect(refusal).toBeHidden()
})

test('the drawer of a rule closes at once while nothing was typed, and asks when something was', async ({ page }) => {
  await signIn(page, 'operator')
  await page.goto('/rules')
  const open = page.getByRole('button', { name: /^历史与更新/ }).first()
  await open.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByLabel(/^新值/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()

  await open.click()
  await drawer.getByLabel('说明').fill('依据会议纪要')
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: '尚未提交，确定离开？' })
  await question.getByRole('button', { name: '继续填写' }).click()
  await expect(drawer.getByLabel('说明')).toHaveValue('依据会议纪要')
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: '离开' }).click()
  await expect(drawer).toBeHidden()
})
