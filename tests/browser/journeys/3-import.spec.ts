/** An operator loads a file with mistakes in it and takes the verdicts home. */
import { readFileSync } from 'node:fs'
import { expect, organisationOf, signIn, test } from '../fixture'

test('import products with errors, read the counts, download the report', async ({ page, as }) => {
  const maker = await organisationOf(await as('maker'))
  await signIn(page, 'operator')
  await page.getByRole('link', { name: '文件导入' }).click()
  await page.getByText('产品', { exact: true }).click()

  const header = '27位码,单件产品名称,规格,型号,耗材企业,最小计量单位,最小销售单位,包装转换比'
  const rows = [
    `C14030210100000099990009901,浏览器导入验证用敷料贴,10cm×10cm,BR-1,${maker.name},片,盒,20`,
    `C14030210100000099990009902,浏览器导入验证用敷料贴,15cm×15cm,BR-2,${maker.name},片,盒,20`,
    `1.40302E+26,科学计数法的代码,10cm×10cm,BR-3,${maker.name},片,盒,20`,
    `C14030210100000099990009904,单位相同而转换比不为一,10cm×10cm,BR-4,${maker.name},片,片,20`,
    `C14030210100000099990009905,,10cm×10cm,BR-5,${maker.name},片,盒,20`,
  ]
  await page.locator('input[type="file"]').setInputFiles({
    name: '产品-有误.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...rows].join('\r\n'), 'utf8'),
  })
  const preview = page.getByRole('region', { name: '“产品-有误.csv”的导入预览' })
  await expect(preview.getByRole('status').getByRole('listitem').filter({ hasText: '有误' })).toContainText('3')
  await expect(preview.getByRole('region', { name: '未采用的行' }).getByRole('listitem')).toHaveCount(3)
  await preview.getByRole('button', { name: '导入…' }).click()
  await expect(page.getByText('导入产品，共5行？')).toBeVisible()
  await page.getByRole('button', { name: '确认导入' }).click()
  const progress = page.getByRole('region', { name: '产品-有误.csv', exact: true })
  await expect(progress.getByText('已完成')).toBeVisible({ timeout: 60_000 })
  const counts = progress.getByRole('list')
  await expect(counts.getByRole('listitem').filter({ hasText: '行数' })).toContainText('5')
  await expect(counts.getByRole('listitem').filter({ hasText: '成功' })).toContainText('2')
  await expect(counts.getByRole('listitem').filter({ hasText: '有误' })).toContainText('3')

  const download = page.waitForEvent('download')
  await progress.getByRole('link', { name: '核对结果' }).click()
  const path = await (await download).path()
  const report = readFileSync(path)
  expect(report.byteLength).toBeGreaterThan(200)

  // The first page counts the same rows.
  await page.goto('/')
  const latest = page.getByRole('region', { name: '最近导入' }).getByRole('listitem').filter({ hasText: '产品-有误.csv' })
  await expect(latest.getByRole('listitem').filter({ hasText: '成功' })).toContainText('2')
  await expect(latest.getByRole('listitem').filter({ hasText: '有误' })).toContainText('3')

  // What was accepted is found a moment later.
  await expect(async () => {
    await page.goto(`/products?q=${encodeURIComponent('浏览器导入验证')}`)
    await expect(page.locator('.results tbody tr.ant-table-row')).toHaveCount(2, { timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
})
