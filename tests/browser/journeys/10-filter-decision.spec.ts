/** The operator decides on everything that a filter finds: into publicity under a title, or refused with a reason. */
import type { Page } from '@playwright/test'
import { below, expect, expectAccessible, freeProducts, organisationOf, signIn, test, type FoundProduct } from '../fixture'

const DECISION = '**/api/v1/price-changes/decisions/filtered'

test('everything that the filter finds becomes public, with progress, or is refused with a reason', async ({ page, as }) => {
  await signIn(page, 'operator')
  const maker = await as('maker')
  const hospital = await as('hospital')
  const products = await freeProducts(hospital, (await organisationOf(maker)).id, 2)
  const [accepted, refused] = products
  if (!accepted || !refused) throw new Error('too few products')
  await declare(maker, accepted, ['11', '31', '44'])
  await declare(maker, refused, ['11', '31'])

  const rows = page.locator('tbody tr.ant-table-row')
  await find(page, accepted)
  await expect(rows).toHaveCount(3)
  await choose(page, '通过并公示')
  const asked = page.getByRole('dialog', { name: '通过并公示' })
  await expect(asked.getByText(/^对当前筛选出的全部待审核变动作此处理/)).toBeVisible()
  await asked.getByLabel('公示标题').fill('三省价格集中公示')
  await expectAccessible(page, 'decision on a filter')
  // The answer is held back, so that the work under way can be looked at.
  let release = () => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  await page.route(DECISION, async (route) => {
    await held
    await route.continue()
  })
  await asked.getByRole('button', { name: '全部处理' }).click()
  const running = page.getByRole('dialog', { name: '通过并公示' })
  await expect(running.getByRole('progressbar', { name: '处理全部筛选结果' })).toBeVisible()
  await expect(running.getByRole('status')).toHaveText('正在处理…')
  await expect(running.getByRole('button', { name: '停止' })).toBeVisible()
  await expectAccessible(page, 'decision on a filter under way')
  release()
  await expect(running.getByRole('status')).toHaveText('已处理 3 条，还有 0 条')
  await running.getByRole('button', { name: '关闭' }).click()
  await expect(running).toBeHidden()
  await page.unroute(DECISION)
  await expect(page.getByText('没有符合条件的价格变动。')).toBeVisible()
  await expect(page.getByRole('button', { name: '处理全部筛选结果' })).toBeDisabled()

  await page.getByRole('navigation').getByRole('link', { name: '价格公示' }).click()
  await page.getByRole('link', { name: '三省价格集中公示' }).click()
  await expect(rows).toHaveCount(3)
  await expect(rows.filter({ hasText: accepted.name }).filter({ hasText: '公示中' })).toHaveCount(3)

  await find(page, refused)
  await expect(rows).toHaveCount(2)
  await choose(page, '不予通过')
  const refusal = page.getByRole('dialog', { name: '不予通过' })
  await refusal.getByRole('button', { name: '全部处理' }).click()
  await expect(refusal.getByText('请填写')).toBeVisible()
  await refusal.getByLabel('理由').fill('证明材料与价格不符')
  await refusal.getByRole('button', { name: '全部处理' }).click()
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('已处理 2 条，还有 0 条')
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await expect(page.getByText('没有符合条件的价格变动。')).toBeVisible()

  await maker.goto(`/declarations?state=refused&q=${refused.code}`)
  const ended = maker.locator('tbody tr.ant-table-row')
  await expect(ended).toHaveCount(2)
  await ended.first().getByRole('button', { name: /^详情/ }).click()
  await expect(maker.getByRole('dialog').getByText('证明材料与价格不符').first()).toBeVisible()
})

test('a decision on a filter that goes in parts stops when it is told to', async ({ page, as }) => {
  await signIn(page, 'operator')
  const maker = await as('maker')
  const hospital = await as('hospital')
  const [product] = await freeProducts(hospital, (await organisationOf(maker)).id, 1)
  if (!product) throw new Error('no product')
  await declare(maker, product, ['51'])
  await find(page, product)
  await expect(page.locator('tbody tr.ant-table-row')).toHaveCount(1)

  // A part holds thousands, more than the demonstration has: the answers are invented.
  let parts = 0
  let release = () => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  await page.route(DECISION, async (route) => {
    parts += 1
    if (parts === 2) await held
    await route.fulfill({ json: { decided: 2000, remaining: 6000 - 2000 * parts } })
  })
  await choose(page, '退回更正')
  const dialog = page.getByRole('dialog', { name: '退回更正' })
  await dialog.getByLabel('理由').fill('请补充证明材料')
  await dialog.getByRole('button', { name: '全部处理' }).click()
  await expect(dialog.getByRole('status')).toHaveText('已处理 2000 条，还有 4000 条')
  await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '33')
  await dialog.getByRole('button', { name: '停止' }).click()
  release()
  await expect(dialog.getByRole('status')).toHaveText('已处理 4000 条，还有 2000 条')
  await dialog.getByRole('button', { name: '关闭' }).click()
  await expect(dialog).toBeHidden()
  expect(parts).toBe(2)
})

/** Declares a price below the limit in each of these provinces. */
async function declare(maker: Page, product: FoundProduct, regions: string[]): Promise<void> {
  for (const region of regions) {
    const answer = await maker.request.post('/api/v1/declarations', {
      headers: { 'X-Requested-With': 'sunshine' },
      data: {
        product_id: product.id,
        region,
        kind: 'listing',
        price: below(product.reference_limit, 0.9),
        effective_from: '2026-03-01',
        source: '平台挂网公告',
      },
    })
    expect(answer.status(), await answer.text()).toBe(201)
  }
}

/** Opens what is submitted and searches it for one product, as an operator would. */
/** What was declared of a product; a list of another platform may speak of it too. */
async function find(operator: Page, product: FoundProduct): Promise<void> {
  await operator.getByRole('navigation').getByRole('link', { name: '价格变动审核' }).click()
  await operator.getByRole('tab', { name: '待审核' }).click()
  await operator.getByRole('searchbox', { name: '按产品名称、代码查找' }).fill(product.code)
  await operator.keyboard.press('Enter')
  await expect(operator).toHaveURL(/q=/)
  await operator.getByRole('combobox', { name: '来源' }).click()
  await operator.locator('.ant-select-item-option', { hasText: '企业申报' }).click()
  await expect(operator).toHaveURL(/origin=declaration/)
}

async function choose(operator: Page, decision: string): Promise<void> {
  await operator.getByRole('button', { name: '处理全部筛选结果' }).click()
  await operator.getByRole('menuitem', { name: decision }).click()
}
