/** What a hospital overpays: words, addresses and pages. */
import { DiffOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'

export const paths = {
  overpayments: '/overpayments',
}

export const pages: Page[] = [
  {
    path: '/overpayments',
    component: lazyPage(() => import('@/overpayment/OverpaymentsPage'), 'OverpaymentsPage'),
    kinds: ['hospital'],
    entry: { group: 'prices', position: 1, word: 'nav.overpayments', icon: DiffOutlined },
  },
]

export const words = {
  'nav.overpayments': { zh: '采购价比对', en: 'Overpayments' },
  'overpay.note': {
    zh: '本院现行采购价与三种基准比较；各机构采购价只显示取整后的分布，不显示名称。比对结果仅本院可见。',
    en: 'Own current prices against three benchmarks; of hospitals only a rounded spread, without names. The comparison is seen by your hospital only.',
  },
  'overpay.byFile': { zh: '用文件批量发起议价', en: 'Invite by file' },
  'overpay.against': { zh: '比较基准', en: 'Compared with' },
  'overpay.against.limit': { zh: '挂网参考限价', en: 'Reference limit' },
  'overpay.against.lowest': { zh: '最低挂网价', en: 'Lowest listed price' },
  'overpay.against.median': { zh: '各机构中位价', en: 'Median of hospitals' },
  'overpay.about.limit': { zh: '高于限价的须处理；按限价发起议价，系统随即确认。', en: 'Above the limit needs action; an invitation at the limit is confirmed at once.' },
  'overpay.about.lowest': { zh: '各省平台最低的挂网价，含不计入限价的类型。', en: 'The lowest that any province lists, of every kind.' },
  'overpay.about.median': {
    zh: '足够多的其他机构价格有据可查（平台成交或附合同证明）才有中位价；按档位取整，多家机构价格变动后才更新。',
    en: 'Given where enough other hospitals have a proven price (concluded here or declared with its contract); rounded to steps, and renewed only when several hospitals have changed.',
  },
  'overpay.grid': { zh: '档位约{percent}%。', en: 'A step is about {percent}%.' },
  'overpay.search': { zh: '按产品名称、代码查找', en: 'Find by name or code' },
  'overpay.sortExcess': { zh: '高出金额从大到小', en: 'Most yuan first' },
  'overpay.sortPercent': { zh: '高出比例从大到小', en: 'Most percent first' },
  'overpay.lowest': { zh: '最低挂网价', en: 'Lowest listed' },
  'overpay.others': { zh: '各机构', en: 'Hospitals' },
  'overpay.tooFew': { zh: '机构过少，不显示', en: 'Too few hospitals' },
  'overpay.median': { zh: '中位 {price}', en: 'median {price}' },
  'overpay.formedOn': { zh: '更新于 {on}', en: 'as of {on}' },
  'overpay.spreadWords': {
    zh: '各机构：四分之一 {low}，中位 {median}，四分之三 {high}；按 {percent}% 档位取整，数据更新于 {on}；圆点为本院',
    en: 'Hospitals: first quarter {low}, median {median}, third quarter {high}; rounded to steps of {percent}%, as of {on}; the dot is your hospital',
  },
  'overpay.excess': { zh: '高出', en: 'Above by' },
  'overpay.bargainChosen': { zh: '对所选 {count} 个发起议价', en: 'Invite for {count} chosen' },
  'overpay.bargainAll': { zh: '对全部 {count} 个发起议价', en: 'Invite for all {count}' },
  'overpay.empty': { zh: '没有高于此基准的采购价。', en: 'No own price stands above this benchmark.' },
  'overpay.emptyHint': { zh: '登记现行采购价后即可比对', en: 'Enter current prices to compare them' },
  'overpay.dialogChosen': { zh: '对所选产品发起议价', en: 'Invite for the chosen products' },
  'overpay.dialogAll': { zh: '对筛选出的全部产品发起议价', en: 'Invite for the whole filter' },
  'overpay.offerAt': { zh: '按哪个价格发起', en: 'Offer at' },
  'overpay.quantity': { zh: '每个产品的采购数量（销售单位）', en: 'Quantity of each (sales units)' },
  'overpay.quantityHint': { zh: '报价不会高于挂网参考限价', en: 'No offer exceeds the reference limit' },
  'overpay.counting': { zh: '正在计算…', en: 'Counting…' },
  'overpay.foreseen': { zh: '将对 {count} 个产品发出议价邀请', en: '{count} invitations will be sent' },
  'overpay.foreseenNone': { zh: '没有可以发起议价的产品', en: 'There is no product to invite for' },
  'overpay.foreseenConfirmed': { zh: '{count} 个等于限价，系统立即确认', en: '{count} at the limit: confirmed at once' },
  'overpay.foreseenWaiting': { zh: '{count} 个低于限价，等待企业响应', en: '{count} below it: manufacturers answer' },
  'overpay.foreseenWaitingUntil': { zh: '{count} 个低于限价，企业须于 {due} 前响应', en: '{count} below it: manufacturers must answer by {due}' },
  'overpay.ask': { zh: '发出 {count} 份议价邀请？', en: 'Send {count} invitations?' },
  'overpay.thenConfirmed': {
    zh: '发出后系统立即确认 {count} 份，成为本院现行采购价，不可撤销。',
    en: '{count} are confirmed at once and become your current prices. This cannot be undone.',
  },
  'overpay.foreseenRefused': { zh: '{count} 个不能发起：{reason}（{names}）', en: '{count} will not be sent: {reason} ({names})' },
  'overpay.offers': { zh: '将发出的报价', en: 'Offers' },
  'overpay.offer': { zh: '{before} → {after} / {unit}，低 {less}', en: '{before} → {after} / {unit}, {less} less' },
  'overpay.moreOffers': { zh: '另有 {count} 个产品', en: 'and {count} more products' },
  'overpay.total': { zh: '{count} 个产品合计 {amount}', en: '{count} products, {amount} in all' },
  'overpay.sending': { zh: '发送进度', en: 'Sending' },
  'overpay.send': { zh: '发出（{count} 条）', en: 'Send ({count})' },
  'overpay.seeInvitations': { zh: '查看议价邀请', en: 'See invitations' },
} satisfies Dictionary
