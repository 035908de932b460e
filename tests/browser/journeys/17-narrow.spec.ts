/** On a small screen no time in a table is cut off. */
import { expect, freeProducts, organisationOf, sendBelow, signIn, test } from '../fixture'

test('the list of invitations shows each time in full on a small screen', async ({ page, as }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await signIn(page, 'hospital')
  const [product] = await freeProducts(page, (await organisationOf(await as('maker'))).id, 1)
  if (!product) throw new Error('no product')
  await sendBelow(page, product)
  await page.goto('/invitations')
  const times = page.locator('.data-table tbody td .figure').filter({ hasText: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/ })
  await expect(times.first()).toBeVisible()
  const cut = await times.evaluateAll((all) =>
    all.filter((time) => {
      const cell = time.closest('td')
      return time.scrollWidth > time.clientWidth + 1 || !cell || time.getBoundingClientRect().right > cell.getBoundingClientRect().right
    }).map((time) => time.textContent),
  )
  expect(cut).toEqual([])
})
