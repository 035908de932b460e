/** Price lists of other platforms: words, addresses and pages. */
import type { Dictionary } from '@/i18n/translate'
import type { Imports } from '@/ui/imports'
import { lazyPage } from '@/ui/lazyPage'
import { operators, type Page } from '@/ui/page'

export const paths = {
  linkage: (id: string) => `/linkages/${id}`,
}

export const pages: Page[] = [
  {
    path: '/linkages/$id',
    component: lazyPage(() => import('@/linkage/LinkagePage'), 'LinkagePage'),
    kinds: operators,
  },
]

export const imports = {
  'linkage-lists': null,
} satisfies Imports

export const words = {
  'import.kind.linkage-lists': { zh: '其他平台价格清单', en: 'Linkage list' },
  'import.about.linkage-lists': { zh: '先预览影响，再公示', en: 'Previewed before anything happens' },
  'nav.linkages': { zh: '价格联动', en: 'Price linkage' },
  'linkage.note': { zh: '导入其他平台的价格清单，先看影响，再公示；公示期满公布生效。', en: 'Load another platform\'s list, see what it would change, then make it public.' },
  'linkage.lists': { zh: '联动清单', en: 'Lists' },
  'linkage.file': { zh: '文件', en: 'File' },
  'linkage.rows': { zh: '变动行数', en: 'Changes' },
  'linkage.unchanged': { zh: '无变化', en: 'Unchanged' },
  'linkage.begun': { zh: '导入时间', en: 'Loaded' },
  'linkage.empty': { zh: '还没有导入过清单。', en: 'No list has been loaded.' },
  'linkage.state.draft': { zh: '待公示', en: 'Draft' },
  'linkage.state.publicized': { zh: '公示中', en: 'In publicity' },
  'linkage.state.cancelled': { zh: '已取消', en: 'Cancelled' },
  'linkage.state.announced': { zh: '已公布', en: 'Announced' },
  'linkage.state.stopped': { zh: '公示终止', en: 'Stopped' },
  'linkage.struck': { zh: '已剔除', en: 'struck' },
  'linkage.itsRows': { zh: '清单明细、剔除', en: 'Rows, and striking them' },
  'linkage.preparing': { zh: '正在计算影响…', en: 'Working out what it would change…' },
  'linkage.notLoaded': { zh: '清单还在导入。', en: 'The list is still being loaded.' },
  'linkage.preview': { zh: '联动影响', en: 'What it would change' },
  'linkage.falls': { zh: '限价下降', en: 'Limits fall' },
  'linkage.rises': { zh: '限价上升', en: 'Limits rise' },
  'linkage.appearances': { zh: '新增限价', en: 'New limits' },
  'linkage.vanishings': { zh: '不再有限价', en: 'Limits vanish' },
  'linkage.invitations': { zh: '将失效的邀请', en: 'Invitations superseded' },
  'linkage.pricesAbove': { zh: '高于新限价的采购价', en: 'Hospital prices above' },
  'linkage.pricesAboveNote': { zh: '不足{from}家机构高于新限价的产品不计；按取整后的采购价计', en: 'products with fewer than {from} such hospitals are left out; by rounded prices' },
  'linkage.chart': { zh: '限价变动幅度分布图', en: 'How far limits move' },
  'linkage.chartAll': { zh: '{count} 个产品的限价变动幅度', en: 'How far the limits of {count} products move' },
  'linkage.sortEntered': { zh: '按建档先后', en: 'As entered' },
  'linkage.sortFalls': { zh: '降幅大的在前', en: 'Largest falls first' },
  'linkage.sortRises': { zh: '涨幅大的在前', en: 'Largest rises first' },
  'linkage.chartNone': { zh: '没有可比较幅度的产品：新增、不再有限价的不计幅度。', en: 'No move can be measured: limits only appear or vanish.' },
  'linkage.products': { zh: '产品限价', en: 'Products' },
  'linkage.hospitalPrices': { zh: '高于新限价的机构数', en: 'Hospitals above' },
  'linkage.all': { zh: '全部清单', en: 'All lists' },
  'linkage.stale': { zh: '预览后有 {count} 个产品的限价已变，建议重新计算。', en: '{count} limits have moved since; work it out anew.' },
  'linkage.again': { zh: '重新计算', en: 'Work out anew' },
  'linkage.publicize': { zh: '公示', en: 'Make public' },
  'linkage.publicizeTitle': { zh: '公示此清单', en: 'Make this list public' },
  'linkage.publicizeNote': { zh: '公示期内可提出异议；期满后按规则生效。', en: 'It may be objected to while public, and takes effect by the rules.' },
  'linkage.publicized': { zh: '已进入公示', en: 'Made public' },
  'linkage.cancel': { zh: '取消此清单', en: 'Cancel the list' },
  'linkage.cancelAsk': { zh: '取消清单“{name}”（{rows} 条价格）？取消后不能恢复。', en: 'Cancel the list “{name}” ({rows} prices)? This cannot be undone.' },
  'linkage.cancelled': { zh: '清单已取消', en: 'Cancelled' },
  'linkage.seePublicity': { zh: '查看公示', en: 'See the publicity' },
  'linkage.change': { zh: '变动', en: 'Change' },
  'linkage.change.falls': { zh: '下降', en: 'falls' },
  'linkage.change.rises': { zh: '上升', en: 'rises' },
  'linkage.change.appears': { zh: '备选转限价', en: 'appears' },
  'linkage.change.vanishes': { zh: '限价转备选', en: 'vanishes' },
  'linkage.before': { zh: '联动前', en: 'Before' },
  'linkage.after': { zh: '联动后', en: 'After' },
  'linkage.percent': { zh: '幅度', en: 'Percent' },
  'linkage.effective': { zh: '生效日期', en: 'Takes effect' },
  'linkage.setBy': { zh: '来源平台', en: 'Set by' },
  'linkage.hospitals': { zh: '机构数', en: 'Hospitals' },
  'linkage.none': { zh: '没有产品的限价会变动。', en: 'No limit would move.' },
  'linkage.concluded': { zh: '将作废的成交价', en: 'Concluded prices that end' },
  'linkage.noConcluded': { zh: '没有成交价会作废。', en: 'No concluded price would end.' },
  'linkage.noInvitations': { zh: '没有邀请会失效。', en: 'No invitation would be superseded.' },
  'linkage.offer': { zh: '报价', en: 'Offer' },
  'linkage.assumes': { zh: '按 {on} 公示结束计算', en: 'as if publicity ended on {on}' },
} satisfies Dictionary
