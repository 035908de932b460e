/** A language holds from the first drawing after it was chosen: nothing waits for an effect. */
import dayjs from 'dayjs'
import { expect, it, vi } from 'vitest'

const page = { documentElement: { lang: '' } }
vi.stubGlobal('document', page)
// The client reads where the page was loaded from, as it is loaded itself.
vi.stubGlobal('window', { location: { origin: 'http://localhost' } })
const { applyLanguage } = await import('./applyLanguage')
const { ownHeaders } = await import('@/api/client')

it('brings days, requests and the document into the language at once', () => {
  const seen = (['en', 'zh-CN', 'en'] as const).map((language) => {
    applyLanguage(language)
    return [dayjs('2026-03-02').format('dddd'), ownHeaders()['Accept-Language'], page.documentElement.lang]
  })
  expect(seen).toEqual([
    ['Monday', 'en', 'en'],
    ['星期一', 'zh-CN', 'zh-CN'],
    ['Monday', 'en', 'en'],
  ])
})
