/** A rule that guards something is changed by two people: one sends it, another looks at it and confirms or refuses. */
import { expect, expectAccessible, signIn, test } from '../fixture'

const RULE = '价格变动公示期'

test('propose a change, see it refused, propose again, confirm it as another person', async ({ page, as }) => {
  await signIn(page, 'operator')
  const second = await as('operator2')
  const hospital = await as('hospital')
  const today = ((await (await page.request.get('/api/v1/clock')).json()) as { now: string }).now.slice(0, 10)

  // The form names the range; what is beyond it is refused with a sentence, and Enter sends nothing.
  await page.goto('/rules')
  await page.getByRole('button', { name: `历史与更新 ${RULE}` }).click()
  const drawer = page.getByRole('dialog', { name: RULE })
  await expect(drawer.getByText('可取 1 至 60 之间的整数').first()).toBeVisible()
  await expect(drawer.getByText('更新须由另一人确认后才生效')).toBeVisible()
  const value = drawer.getByLabel('新值（工作日）')
  const foresee = drawer.getByRole('button', { name: '查看影响' })
  await value.fill('0')
  await foresee.click()
  await expect(drawer.locator('.ant-form-item-explain-error')).toHaveText('可取 1 至 60 之间的整数')
  await expect(drawer.getByRole('region', { name: '更新后的影响' })).toHaveCount(0)
  await value.fill('8')
  await foresee.click()
  await expect(drawer.getByRole('region', { name: '更新后的影响' })).toBeVisible()
  await value.press('Enter')
  await value.press('Enter')
  const open = async () =>
    ((await (await page.request.get('/api/v1/rules/proposals?state=open')).json()) as { total: number }).total
  expect(await open(), 'Enter in a field sends nothing').toBe(0)
  await drawer.getByLabel('依据', { exact: true }).click()
  await drawer.getByLabel('依据', { exact: true }).fill('第十三条')
  await page.locator('.ant-select-item-option').filter({ hasText: '深圳阳光平台措施第十三条' }).click()
  await drawer.getByLabel('说明').fill('联席会议纪要')
  await expectAccessible(page, 'rule form')
  await drawer.getByRole('button', { name: '提交，待另一人确认' }).click()
  const look = page.getByRole('dialog', { name: '提议更新规则' })
  await expect(look).toContainText('pricing.publicity_term')
  await expect(look).toContainText('5 个工作日')
  await expect(look).toContainText('8 个工作日')
  await expect(look).toContainText(today)
  await look.getByRole('button', { name: '提交，待另一人确认' }).click()
  await expect(page.getByText('已提交，待另一人确认')).toBeVisible()
  await drawer.getByRole('button', { name: 'Close' }).or(drawer.locator('.ant-drawer-close')).first().click()

  // Who proposed it cannot confirm it.
  const waiting = page.getByRole('region', { name: '待确认的规则更新' })
  await expect(waiting).toContainText(RULE)
  await expect(waiting.getByRole('button', { name: `撤回 ${RULE}` })).toBeVisible()
  await expect(waiting.getByRole('button', { name: `确认 ${RULE}` })).toHaveCount(0)

  // The colleague is notified, and refuses with a reason.
  await second.goto('/rules')
  const atSecond = second.getByRole('region', { name: '待确认的规则更新' })
  await expect(atSecond).toContainText('5 个工作日 改为 8 个工作日')
  await expectAccessible(second, 'rule proposals')
  await atSecond.getByRole('button', { name: `驳回 ${RULE}` }).click()
  await second.getByRole('dialog').getByLabel('理由').fill('请附会议纪要编号')
  await second.getByRole('dialog').getByRole('button', { name: '驳回' }).click()
  await expect(second.getByText('已驳回')).toBeVisible()
  await expect(atSecond).toHaveCount(0)

  // Proposed again, by the same door as programs use; confirmed, it is in force at once.
  const again = { key: 'pricing.publicity_term', value: '6', clause: 'S4-13', effective_from: today, note: '纪要〔2026〕3号' }
  expect((await page.request.post('/api/v1/rules', { data: again })).status()).toBe(202)
  await hospital.goto('/rules')
  await expect(hospital.getByRole('region', { name: '待确认的规则更新' })).toHaveCount(0)
  await second.goto('/rules')
  await atSecond.getByRole('button', { name: `确认 ${RULE}` }).click()
  const confirmation = second.getByRole('dialog', { name: '确认更新规则' })
  await expect(confirmation).toContainText('pricing.publicity_term')
  await expect(confirmation).toContainText('6 个工作日')
  await confirmation.getByRole('button', { name: '确认' }).click()
  await expect(second.getByText('已确认')).toBeVisible()
  const row = second.getByRole('row').filter({ hasText: 'pricing.publicity_term' })
  await expect(row).toContainText('6 个工作日')

  // The history names both.
  await second.getByRole('button', { name: `历史与更新 ${RULE}` }).click()
  const history = second.getByRole('dialog', { name: RULE })
  await expect(history).toContainText('提议')
  await expect(history).toContainText('纪要〔2026〕3号')
  await expect(history).toContainText('叶知秋（平台复核） 确认')

  // The term is as it was for the journeys that follow: a mistake is replaced on the same day.
  const back = { ...again, value: '5', note: '恢复' }
  const proposal = (await (await page.request.post('/api/v1/rules', { data: back })).json()) as { id: string }
  expect((await second.request.post(`/api/v1/rules/proposals/${proposal.id}/confirmation`)).status()).toBe(201)
  await second.reload()
  await second.getByRole('button', { name: `历史与更新 ${RULE}` }).click()
  await expect(history).toContainText('已更换')
})
