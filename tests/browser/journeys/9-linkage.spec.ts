/** Another platform's list is linked: previewed, public, objected to, answered, in force. It moves the clock. */
import { below, expect, expectAccessible, fiveWorkingDaysOn, freeProducts, organisationOf, signIn, test } from '../fixture'

test('link a list, see what it would change, take an objection, and let the rest take effect', async ({ page, as }) => {
  test.slow()
  await signIn(page, 'operator')
  const maker = await as('maker')
  const hospital = await as('hospital')
  const products = await freeProducts(hospital, (await organisationOf(maker)).id, 2)
  const [objected, linked] = products
  if (!objected || !linked) throw new Error('too few products')
  const today = ((await (await page.request.get('/api/v1/clock')).json()) as { now: string }).now.slice(0, 10)

  await page.getByRole('navigation').getByRole('link', { name: '价格联动' }).click()
  const header = '27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源'
  const rows = products.map((product) => {
    const price = below(product.reference_limit, 0.8)
    return `${product.code},青海省,青海省药品采购平台,省级,挂网价,${price},1,${today},,联动清单`
  })
  await page.locator('input[type="file"]').setInputFiles({
    name: '青海联动清单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...rows].join('\r\n'), 'utf8'),
  })
  await page.getByRole('button', { name: '导入…' }).click()
  await page.getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByRole('region', { name: '青海联动清单.csv', exact: true }).getByText('已完成')).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page, 'linkages')
  await page.getByRole('link', { name: '青海联动清单.csv' }).click()

  const counters = page.getByRole('list', { name: '联动影响' })
  await expect(counters.getByRole('listitem').filter({ hasText: '限价下降' })).toContainText('2', { timeout: 60_000 })
  const previewed = page.locator('tbody tr.ant-table-row')
  await expect(previewed).toHaveCount(2)
  await expect(previewed.first()).toContainText('下降')
  await expect(page.locator('.panel div[role="img"] svg')).toBeVisible()
  await expect(page.getByRole('heading', { name: '2 个产品的限价变动幅度' })).toBeVisible()
  await expectAccessible(page, 'linkage preview')
  // Who loaded the list does not make it public.
  const second = await as('operator2')
  await second.goto(new URL(page.url()).pathname)
  await second.getByRole('button', { name: '公示', exact: true }).click()
  await second.getByRole('dialog').getByLabel('公示标题').fill('青海价格联动公示')
  await second.getByRole('dialog').getByRole('button', { name: '公示', exact: true }).click()
  await expect(second.getByText('已进入公示')).toBeVisible()
  await page.reload()
  await page.getByRole('link', { name: '查看公示' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('青海价格联动公示')
  const publicity = new URL(page.url()).pathname

  await maker.goto('/publicities?open=true')
  await expect(maker.getByRole('link', { name: '青海价格联动公示' })).toBeVisible()
  await maker.goto(`${publicity}?q=${objected.code}`)
  await maker.getByRole('button', { name: /^提出异议/ }).click()
  const objection = maker.getByRole('dialog')
  // A file alone is not thrown away unasked either.
  await maker.locator('input[type="file"]').setInputFiles({
    name: '合同.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  })
  await expect(objection.getByRole('link', { name: /合同\.pdf/ })).toBeVisible()
  await maker.keyboard.press('Escape')
  await maker.getByRole('dialog', { name: '尚未提交，确定离开？' }).getByRole('button', { name: '继续填写' }).click()
  await expect(objection.getByRole('link', { name: /合同\.pdf/ })).toBeVisible()
  await objection.getByLabel('异议理由').fill('该价格为另一规格')
  await objection.getByRole('button', { name: '提出异议' }).click()
  await expect(maker.getByText('异议已提交')).toBeVisible()

  await second.goto('/objections?state=open')
  await expectAccessible(second, 'objections')
  await second.getByRole('button', { name: `答复 ${objected.name}` }).first().click()
  const answer = second.getByRole('dialog')
  await answer.getByText('成立，价格变动终止').click()
  await answer.getByLabel('答复', { exact: true }).fill('经核实，规格不同')
  await answer.getByRole('button', { name: '答复' }).click()
  await expect(second.getByText('已答复')).toBeVisible()

  await fiveWorkingDaysOn(page)
  await page.goto(publicity)
  await expect(page.getByText('已结束').first()).toBeVisible()
  const ended = page.locator('tbody tr.ant-table-row')
  await expect(ended.filter({ hasText: '已公布' })).toHaveCount(1)

  await hospital.goto(`/products/${linked.id}`)
  const limit = Number(below(linked.reference_limit, 0.8)).toLocaleString('en-US', { minimumFractionDigits: 2 })
  await expect(hospital.locator('.limit-figure strong').first()).toHaveText(`¥${limit}`)
})
