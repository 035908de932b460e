/** A file names a platform that nobody has seen: it is warned of, loaded, and stated to be a spelling of a known one. */
import { expect, expectAccessible, freeProducts, organisationOf, signIn, test } from '../fixture'

test('load a price of an unknown platform, see what to look at, and state whose spelling it is', async ({ page, as }) => {
  const maker = await organisationOf(await as('maker'))
  const [product] = await freeProducts(await as('hospital'), maker.id, 1)
  if (!product) throw new Error('too few products')
  const written = '青海药品采购平台'
  const known = '青海省药品采购平台'
  await signIn(page, 'operator')
  await page.getByRole('link', { name: '文件导入' }).click()
  await page.getByText('省级挂网价', { exact: true }).first().click()
  const rows = ['27位码,省份,平台,价格类型,价格,执行日期,来源', `${product.code},青海省,${written},挂网价,${product.reference_limit},2026-01-01,公告`]
  await page.locator('input[type="file"]').setInputFiles({
    name: '青海挂网价.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\r\n'), 'utf8'),
  })
  const warning = `平台此前从未出现：${written}（最接近的已知平台：${known}）：第2行`
  const preview = page.getByRole('region', { name: '“青海挂网价.csv”的导入预览' })
  await expect(preview.getByRole('region', { name: '请核对' }).getByRole('listitem')).toHaveText([warning])
  await preview.getByRole('button', { name: '导入…' }).click()
  await expect(page.getByText('1行有提醒，请先核对下方所列。')).toBeVisible()
  await page.getByRole('button', { name: '确认导入' }).click()
  const progress = page.getByRole('region', { name: '青海挂网价.csv', exact: true })
  await expect(progress.getByText('已完成')).toBeVisible({ timeout: 60_000 })
  await expect(progress.getByRole('region', { name: '请核对' }).getByRole('listitem')).toHaveText([warning])

  await page.getByRole('navigation').getByRole('link', { name: '挂网平台' }).click()
  await expect(page.locator('tbody tr.ant-table-row').first()).toContainText(written)
  await expectAccessible(page, 'platforms')
  await page.getByRole('button', { name: `另一写法… ${written}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').click()
  await page.locator('.ant-select-item-option', { hasText: known }).click()
  await dialog.getByLabel('理由').fill('少写了“省”')
  await dialog.getByRole('button', { name: '登记为另一写法' }).click()
  await expect(page.getByText(`已登记为“${known}”的写法`)).toBeVisible()
  await expect(page.getByRole('row', { name: written }).first()).toContainText(`即 ${known}`)
})
