/** What a hospital pays: words, addresses and pages. */
import { PayCircleOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import type { Imports } from '@/ui/imports'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'

export const paths = {
  currentPrices: '/current-prices',
}

export const pages: Page[] = [
  {
    path: '/current-prices',
    component: lazyPage(() => import('@/current_price/CurrentPricesPage'), 'CurrentPricesPage'),
    kinds: ['hospital'],
    entry: { group: 'trade', position: 4, word: 'nav.currentPrices', icon: PayCircleOutlined },
  },
]

export const imports = {
  'current-prices': { by: 'hospital', position: 1 },
} satisfies Imports

export const words = {
  'import.kind.current-prices': { zh: '现行采购价', en: 'Current prices' },
  'import.about.current-prices': { zh: '仅本院可见', en: 'Seen by your hospital only' },
  'nav.currentPrices': { zh: '现行采购价', en: 'Current prices' },
  'current.title': { zh: '本院现行采购价', en: 'Own current price' },
  'current.change': { zh: '更新', en: 'Update' },
  'current.none': { zh: '未登记', en: 'Not entered' },
  'current.toLimit': { zh: '较限价', en: 'to the limit' },
  'current.price': { zh: '价格（元/{unit}）', en: 'Price (yuan per {unit})' },
  'current.origin': { zh: '来源', en: 'Origin' },
  'current.from': { zh: '生效日期', en: 'From' },
  'current.contract': { zh: '合同编号', en: 'Contract no.' },
  'current.evidence': { zh: '合同证明', en: 'Proof of the contract' },
  'current.evidenceHint': {
    zh: '附证明的价格以取整后的形式计入各机构价格分布；不附则不计入。',
    en: 'A proven price counts, rounded, in the spread that hospitals see; one without proof does not.',
  },
  'current.counts': { zh: '计入分布', en: 'counts in the spread' },
  'current.saved': { zh: '现行采购价已保存', en: 'The current price was saved' },
  'current.history': { zh: '登记记录 {count} 条', en: '{count} entered' },
  'current.replaced': { zh: '{on} 被替代', en: 'replaced on {on}' },
  'current.byInvitation': { zh: '议价确认', en: 'by invitation' },
  'current.declared': { zh: '自行登记', en: 'entered' },
  'current.private': { zh: '价格仅本院可见；他人只能看到多家机构取整后的分布。', en: 'Seen by your hospital only; others see a rounded spread of several hospitals.' },
  'current.pageNote': { zh: '仅本院可见；低于限价的可继续议价，高于限价的须处理。', en: 'Seen by your hospital only. Prices above the limit need action.' },
  'current.load': { zh: '批量导入', en: 'Load a file' },
  'current.empty': { zh: '还没有登记现行采购价。', en: 'No current prices yet.' },
  'current.search': { zh: '按产品名称、拼音、代码查找', en: 'Find by name, pinyin or code' },
  'current.farMeant': { zh: '如价格无误，请再次保存。', en: 'Save it once more if it is meant.' },
  'current.place': { zh: '与限价', en: 'Against limit' },
  'current.noLimit': { zh: '无限价', en: 'No limit' },
  'current.above': { zh: '高于限价', en: 'Above' },
  'current.below': { zh: '低于限价', en: 'Below' },
  'current.equal': { zh: '等于限价', en: 'Equal' },
} satisfies Dictionary
