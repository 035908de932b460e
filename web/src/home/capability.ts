/** The first page: words, addresses and pages. */
import { HomeOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'

export const paths = {
  home: '/',
}

export const pages: Page[] = [
  {
    path: '/',
    component: lazyPage(() => import('@/home/HomePage'), 'HomePage'),
    entry: { group: 'trade', position: 1, word: 'nav.home', icon: HomeOutlined },
  },
]

export const words = {
  'nav.home': { zh: '首页', en: 'Home' },
  'home.title': { zh: '待办与动态', en: 'What waits for you' },
  'home.all': { zh: '查看全部', en: 'See all' },
} satisfies Dictionary
