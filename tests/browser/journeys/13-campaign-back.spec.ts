/** A collection that was opened: seen before, given more time, reminded of, and stopped. */
import { expect, expectAccessible, signIn, test } from '../fixture'

test('see what a collection would ask, extend it, remind of it, and stop it with a reason', async ({ page, as }) => {
  await signIn(page, 'operator')
  await page.goto('/campaigns')
  await page.getByRole('button', { name: '开启采集' }).click()
  const dialog = page.getByRole('dialog')
  const preview = dialog.getByRole('region', { name: '开启后' })
  await expect(preview).toContainText('需报送企业')
  await dialog.getByLabel('季度').click()
  const last = page.locator('.ant-select-item-option').last()
  const quarter = (await last.textContent()) ?? ''
  expect(quarter).toMatch(/^20\d\d年第[1-4]季度$/)
  await last.click()
  await expect(preview.getByText(`${quarter}尚未开始`)).toBeVisible()
  await expectAccessible(page, 'preview of a collection')
  await dialog.getByRole('button', { name: '开启采集' }).click()
  await dialog.getByRole('button', { name: '仍要开启' }).click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(`${quarter}价格采集`)
  const address = new URL(page.url()).pathname

  const step = async (name: string, reason: string, done: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    const asked = page.getByRole('dialog')
    await expect(asked).toContainText(quarter)
    await asked.getByLabel('理由').fill(reason)
    await asked.getByRole('button', { name, exact: true }).click()
    await expect(page.getByText(done).first()).toBeVisible()
    await expect(asked).toBeHidden()
  }
  const until = page.getByText(/^截止 \d{4}-/).first()
  const before = await until.textContent()
  await step('延期', '企业要求延长', '采集已延期')
  await expect(until).not.toHaveText(before ?? '')
  await expect(page.getByText('尚未催报')).toBeVisible()
  await step('催报', '请尽快完成', '已催报')
  await expect(page.getByText('尚未催报')).toBeHidden()
  await step('终止采集', '季度有误', '采集已终止')
  await expect(page.getByRole('alert').filter({ hasText: '季度有误' })).toBeVisible()
  await expect(page.getByRole('button', { name: '延期' })).toBeHidden()
  await expectAccessible(page, 'stopped campaign')

  const maker = await as('maker')
  await maker.goto(address)
  await expect(maker.getByRole('alert').filter({ hasText: '季度有误' })).toBeVisible()
  await expect(maker.getByRole('button', { name: /^全部确认无变化/ })).toBeHidden()
})
