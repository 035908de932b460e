/** What every journey shares: signing in, watching the console, asking the API for a fitting product. */
import { test as base, expect, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'

const PASSWORD = 'sunshine-demo'
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

export interface Watched {
  /** Lines of the console that should not be there. */
  lines: string[]
}

/** Collects everything a page complains about. Chromium itself reports each refused request; those are expected. */
export function watch(page: Page, into: Watched): void {
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (/status of 409/.test(text)) return
    into.lines.push(`${message.type()}: ${text}`)
  })
  page.on('pageerror', (error) => into.lines.push(`uncaught: ${error.message}`))
}

/** Lets the browser keep no file of the console where that is asked for, so that every page comes as on a first visit. */
async function keepCold(context: BrowserContext): Promise<void> {
  // A request that somebody may answer in the network's place is never answered by a cache.
  if (process.env.SUNSHINE_COLD) await context.route('**/assets/**', (route) => route.continue())
}

export const test = base.extend<{ watched: Watched; as: (account: string) => Promise<Page> }>({
  context: async ({ context }, use) => {
    await keepCold(context)
    await use(context)
  },
  watched: [
    async ({ page }, use) => {
      const watched: Watched = { lines: [] }
      watch(page, watched)
      await use(watched)
      expect(watched.lines, 'the console stays silent').toEqual([])
    },
    { auto: true },
  ],
  /** A page of its own in which this account is signed in. */
  as: async ({ browser, watched }, use) => {
    const opened: Page[] = []
    await use(async (account) => {
      const page = await openAs(browser, account)
      watch(page, watched)
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
  },
})

async function openAs(browser: Browser, account: string): Promise<Page> {
  const context = await browser.newContext()
  await keepCold(context)
  const page = await context.newPage()
  await signIn(page, account)
  return page
}

/** Signs in as a person would, on the login page. */
export async function signIn(page: Page, account: string, password = PASSWORD): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('待办与动态')
}

export interface FoundProduct {
  id: string
  code: string
  name: string
  reference_limit: string
}

/** The organisation of the account signed in on this page. */
export async function organisationOf(page: Page): Promise<{ id: string; name: string }> {
  const session = (await json(page.request, '/api/v1/sessions/current')) as { organisation: { id: string; name: string } }
  return session.organisation
}

/** Products with a limit that the signed-in hospital may invite for freely, of one manufacturer. */
export async function freeProducts(hospital: Page, manufacturer: string, count: number): Promise<FoundProduct[]> {
  const query = new URLSearchParams({ manufacturer, buyable: 'true', catalogue: 'capped', zone: 'false', limit: '100' })
  const list = (await json(hospital.request, `/api/v1/products?${query.toString()}`)) as { items: FoundProduct[] }
  const found: FoundProduct[] = []
  for (const product of list.items) {
    if (found.length === count) break
    const detail = (await json(hospital.request, `/api/v1/products/${product.id}`)) as Record<string, unknown>
    const isFree = detail.open_invitation == null && detail.current_price == null && detail.reference_limit != null
    if (isFree && Number(product.reference_limit) > 1) found.push(product)
  }
  expect(found, 'the demonstration has fitting products').toHaveLength(count)
  return found
}

async function json(request: APIRequestContext, path: string): Promise<unknown> {
  const answer = await request.get(path)
  expect(answer.ok(), `${path} → ${answer.status()}`).toBe(true)
  return answer.json()
}

/** A price below the limit, with two decimals. */
export function below(limit: string, share = 0.9): string {
  return (Math.floor(Number(limit) * share * 100) / 100).toFixed(2)
}

/** Fills the invitation form of a product page. */
export async function fillInvitation(page: Page, price: string, quantity: string): Promise<void> {
  const form = page.getByRole('region', { name: '发起议价邀请' })
  await form.getByLabel(/^报价/).fill(price)
  await form.getByLabel(/^数量/).fill(quantity)
}

/** Sends an invitation below the limit and gives the address of its page. */
export async function sendBelow(page: Page, product: FoundProduct, share = 0.9): Promise<string> {
  await page.goto(`/products/${product.id}`)
  await fillInvitation(page, below(product.reference_limit, share), '200')
  await expect(page.getByText(/生产企业须于 .* 前响应/)).toBeVisible()
  await page.getByRole('button', { name: '发出邀请' }).click()
  await page.getByRole('button', { name: '确认发出' }).click()
  await page.getByRole('region', { name: '发起议价邀请' }).getByRole('link', { name: /YJ\d{8}/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^议价邀请/ })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Moves the clock past five working days, as an operator would, and tells where it stood then. */
export async function fiveWorkingDaysOn(operator: Page): Promise<string> {
  const clock = operator.getByRole('button', { name: /模拟/ })
  await clock.click()
  await operator.getByRole('button', { name: '五个工作日后' }).click()
  const move = operator.getByRole('button', { name: '拨动', exact: true })
  await expect(move).toBeFocused()
  const answered = operator.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/clock'))
  await move.click()
  const { now } = (await (await answered).json()) as { now: string }
  const minute = now.slice(0, 16).replace('T', ' ')
  await expect(move).toBeHidden()
  await expect(clock).toContainText(minute)
  return minute
}

interface Violation {
  id: string
  impact: string | null
  nodes: { target: string[]; html: string }[]
}

/** Runs axe on the page as it stands; nothing serious may be found. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe)
  const violations = (await page.evaluate(
    `axe.run({ resultTypes: ['violations'] }).then((result) => result.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map(({ target, html }) => ({ target, html: html.slice(0, 200) })) })))`,
  )) as Violation[]
  const grave = violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
  expect(grave, what).toEqual([])
}

export { expect }
