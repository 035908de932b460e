/** The register of platforms that list prices: words, addresses and pages. */
import { ClusterOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import { operators, type Page } from '@/ui/page'

export const paths = {
  platforms: '/platforms',
}

export const pages: Page[] = [
  {
    path: '/platforms',
    component: lazyPage(() => import('@/listing_platform/PlatformsPage'), 'PlatformsPage'),
    kinds: operators,
    entry: { group: 'prices', position: 10, word: 'nav.platforms', icon: ClusterOutlined },
  },
]

export const words = {
  'nav.platforms': { zh: '挂网平台', en: 'Platforms' },
  'platform.name': { zh: '平台名称', en: 'Platform' },
  'platform.region': { zh: '省份', en: 'Province' },
  'platform.state': { zh: '状态', en: 'State' },
  'platform.state.seeded': { zh: '预置', en: 'Known' },
  'platform.state.seen': { zh: '待确认', en: 'To confirm' },
  'platform.state.confirmed': { zh: '已确认', en: 'Confirmed' },
  'platform.state.merged': { zh: '其他写法', en: 'Spelling' },
} satisfies Dictionary
