/** What organisations store here: words, addresses and pages. */
import { HddOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import { operators, type Page } from '@/ui/page'

export const paths = {
  storage: '/storage',
}

export const pages: Page[] = [
  {
    path: '/storage',
    component: lazyPage(() => import('@/storage/StoragePage'), 'StoragePage'),
    kinds: operators,
    entry: { group: 'oversight', position: 6, word: 'nav.storage', icon: HddOutlined },
  },
]

export const words = {
  'nav.storage': { zh: '存储用量', en: 'Storage' },
  'storage.line': {
    zh: '本机构今日已上传 {today}（每日上限 {perDay}），合计 {used}（上限 {allowed}）',
    en: 'Your organisation uploaded {today} today (at most {perDay} a day) and stores {used} altogether (at most {allowed})',
  },
} satisfies Dictionary
