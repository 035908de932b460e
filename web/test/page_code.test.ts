/** The code of a page that cannot be fetched. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { UNREACHABLE } from '@/api/problem'
import { forgetFailures, lazyPage } from '@/ui/lazyPage'
import { pageCode } from '@/ui/pageCode'

const address = 'http://sunshine.test/assets/Page-1.js'
const gone = () => Promise.reject(new TypeError(`Failed to fetch dynamically imported module: ${address}`))
const reload = vi.fn()

beforeEach(() => {
  const kept = new Map<string, string>()
  reload.mockClear()
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) })
  vi.stubGlobal('window', { location: { origin: 'http://sunshine.test', reload } })
})
afterEach(() => vi.unstubAllGlobals())

it('stays where it is while the server is away', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(pageCode(gone)).rejects.toMatchObject({ type: UNREACHABLE })
  expect(reload).not.toHaveBeenCalled()
})

it('stays where it is while the server fails', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 503 })))
  await expect(pageCode(gone)).rejects.toMatchObject({ status: 503 })
  expect(reload).not.toHaveBeenCalled()
})

it('loads the console once where the server has the code no more', async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response('', { status: 404 })))
  vi.stubGlobal('fetch', fetched)
  void pageCode(gone)
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
  expect(fetched).toHaveBeenCalledWith(address, { cache: 'no-store' })
  await expect(pageCode(gone)).rejects.toThrow()
  expect(reload).toHaveBeenCalledTimes(1)
})

it('takes the code at the second try where the server is back', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('')))
  const importer = vi.fn().mockImplementationOnce(gone).mockResolvedValue('the page')
  await expect(pageCode(importer)).resolves.toBe('the page')
  expect(reload).not.toHaveBeenCalled()
})

it('tries the code of a page again when somebody tries again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const importer = vi.fn().mockImplementation(gone)
  const page = lazyPage<'Page'>(importer, 'Page')
  await page.preload()
  expect(page).toThrow()
  importer.mockResolvedValue({ Page: () => null })
  forgetFailures()
  await page.preload()
  expect(page).not.toThrow()
  expect(importer).toHaveBeenCalledTimes(2)
})
