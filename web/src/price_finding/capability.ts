/** What is odd in the prices: words, addresses and pages. */
import { AuditOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import { operators, type Page } from '@/ui/page'

export const paths = {
  priceFindings: '/price-findings',
}

export const pages: Page[] = [
  {
    path: '/price-findings',
    component: lazyPage(() => import('@/price_finding/PriceFindingsPage'), 'PriceFindingsPage'),
    kinds: operators,
    entry: { group: 'prices', position: 9, word: 'nav.priceFindings', icon: AuditOutlined },
  },
]

export const words = {
  'nav.priceFindings': { zh: '价格核对', en: 'Price findings' },
  'finding.note': { zh: '每日自动检查的价格疑点，按程度排列；核对无误的可注明原因后移出。', en: 'What looks odd in the prices, the oddest first; dismiss what is right, with a reason.' },
  'finding.kind': { zh: '疑点', en: 'Finding' },
  'finding.all': { zh: '全部', en: 'All' },
  'finding.what': { zh: '数据', en: 'Figures' },
  'finding.weight': { zh: '程度', en: 'Degree' },
  'finding.foundOn': { zh: '发现日期', en: 'Found' },
  'finding.state': { zh: '状态', en: 'State' },
  'finding.state.open': { zh: '待核对', en: 'Open' },
  'finding.state.dismissed': { zh: '已核对', en: 'Dismissed' },
  'finding.state.gone': { zh: '已消除', en: 'Gone' },
  'finding.dismiss': { zh: '核对无误', en: 'Dismiss' },
  'finding.dismissTitle': { zh: '核对无误：{name}', en: 'Dismiss: {name}' },
  'finding.noteLabel': { zh: '说明', en: 'Why it is right' },
  'finding.dismissed': { zh: '已移出清单', en: 'Dismissed' },
  'finding.empty': { zh: '没有待核对的价格疑点。', en: 'Nothing looks odd.' },
  'finding.reading': { zh: '核对说明', en: 'Note' },
} satisfies Dictionary
