/** What people read while the server is away. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { asProblem } from '@/api/problem'
import { problemWords } from '@/ui/problemWords'

const root = join(import.meta.dirname, '..', 'src')

// The client takes what it sends with when it is made.
const fetched = vi.fn<() => Promise<Response>>()
vi.stubGlobal('window', { location: { origin: 'http://sunshine.test' } })
vi.stubGlobal('fetch', fetched)
const { endSession } = await import('@/api/session')
afterAll(() => vi.unstubAllGlobals())

const answers = (status: number) =>
  fetched.mockResolvedValueOnce(new Response(status === 204 ? null : '{}', { status, headers: { 'content-type': 'application/json' } }))

it('shows no words of the browser for a request without an answer', () => {
  const problem = asProblem(new TypeError('Failed to fetch'))
  expect(problem.message).toBe('')
  const { title, detail } = problemWords(problem, 'zh-CN')
  expect(`${title} ${detail}`).toMatch(/^连不上服务器 请检查网络后重试/)
})

it('shows an error by its words in every place, never by its message', () => {
  const shown = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .filter((name) => /(asProblem\([^)]*\)|[eE]rror)\??\.message\b/.test(readFileSync(join(root, name), 'utf8')))
  expect(shown).toEqual([])
})

it('has not signed out where the server is away or failed', async () => {
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await expect(endSession()).rejects.toThrow()
  answers(503)
  await expect(endSession()).rejects.toMatchObject({ status: 503 })
})

it('has signed out where the session ended, or was over already', async () => {
  answers(204)
  await expect(endSession()).resolves.toBeUndefined()
  answers(401)
  await expect(endSession()).resolves.toBeUndefined()
})
