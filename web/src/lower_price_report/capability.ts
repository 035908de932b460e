/** Lower prices seen elsewhere: words, addresses and pages. */
import { FallOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'

export const paths = {
  lowerPriceReports: '/lower-price-reports',
  lowerPriceReport: (id: string) => `/lower-price-reports/${id}`,
  newLowerPriceReport: '/lower-price-reports/new',
}

export const pages: Page[] = [
  {
    path: '/lower-price-reports',
    component: lazyPage(() => import('@/lower_price_report/LowerPriceReportsPage'), 'LowerPriceReportsPage'),
    entry: { group: 'prices', position: 4, word: 'nav.lowerPriceReports', icon: FallOutlined },
  },
  {
    path: '/lower-price-reports/new',
    component: lazyPage(() => import('@/lower_price_report/ReportFormPage'), 'ReportFormPage'),
  },
  {
    path: '/lower-price-reports/$id',
    component: lazyPage(() => import('@/lower_price_report/ReportPage'), 'ReportPage'),
  },
]

export const words = {
  'nav.lowerPriceReports': { zh: '更低价格报告', en: 'Lower prices' },
  'report.one': { zh: '更低价格报告', en: 'Lower price' },
  'report.new': { zh: '报告更低价格', en: 'Report a lower price' },
  'report.dutyNote': {
    zh: '其他平台执行更低价格的，须自执行之日起在规定期限内报告；按时报告不记不良行为。',
    en: 'A lower price elsewhere must be reported in time, counted from its execution; a timely report is no misconduct.',
  },
  'report.otherNote': {
    zh: '看到其他平台价格更低，可在此报告；企业会收到通知并说明情况，报告方不对企业公开。',
    en: 'Report what you saw; the manufacturer is told and may explain, without learning who reported.',
  },
  'report.note.manufacturer': { zh: '本企业的报告，以及关于本企业产品的报告；后者请说明情况。', en: 'Your reports and those about your products, which await your explanation.' },
  'report.note.other': { zh: '其他平台的更低价格；由交易中心核实后公示。', en: 'Lower prices elsewhere; the exchange centre decides, then they become public.' },
  'report.inTime': { zh: '尚在期限内', en: 'Still in time' },
  'report.late': { zh: '已逾期', en: 'Late' },
  'report.notSettled': { zh: '是否逾期待定', en: 'Not settled yet' },
  'report.dueBy': { zh: '报告截止 {by}（遇休息日顺延）', en: 'Due by {by}, moved off rest days' },
  'report.dueProvisionally': { zh: '报告截止 {by}（暂定，待放假通知公布后确定）', en: 'Due by {by} (provisional until the holiday notice)' },
  'report.send': { zh: '提交报告', en: 'Send the report' },
  'report.sent': { zh: '报告已提交，等待交易中心核实', en: 'Sent; the exchange centre decides' },
  'report.dueOn': { zh: '报告期限 {on}。', en: 'Due {on}.' },
  'report.timely': { zh: '按时', en: 'In time' },
  'report.notTimely': { zh: '逾期', en: 'Late' },
  'report.seeAll': { zh: '查看全部报告', en: 'All reports' },
  'report.another': { zh: '再报告一个', en: 'Report another' },
  'report.undecided': { zh: '待处理', en: 'Undecided' },
  'report.state.open': { zh: '待说明', en: 'Open' },
  'report.state.explained': { zh: '已说明', en: 'Explained' },
  'report.state.accepted': { zh: '已采纳', en: 'Accepted' },
  'report.state.refused': { zh: '未采纳', en: 'Refused' },
  'report.limitThen': { zh: '报告时限价', en: 'Limit then' },
  'report.due': { zh: '报告期限', en: 'Due' },
  'report.reporter': { zh: '报告方', en: 'Reporter' },
  'report.reporterAndAt': { zh: '报告方与时间', en: 'Reported by, on' },
  'report.byMe': { zh: '本机构', en: 'Us' },
  'report.at': { zh: '报告时间', en: 'Reported' },
  'report.handle': { zh: '处理', en: 'Handle' },
  'report.empty': { zh: '没有更低价格报告。', en: 'No reports.' },
  'report.explain': { zh: '说明情况', en: 'Explain' },
  'report.explanation': { zh: '企业说明', en: 'Manufacturer\'s statement' },
  'report.explanationHint': { zh: '如价格已失效、规格不同、属带量中选等', en: 'Such as: ended, another specification, volume-based procurement' },
  'report.explainSend': { zh: '提交说明', en: 'Send' },
  'report.explained': { zh: '说明已提交', en: 'Explanation sent' },
  'report.accept': { zh: '采纳并公示', en: 'Accept into publicity' },
  'report.accepted': { zh: '已采纳，进入公示', en: 'Accepted into publicity' },
  'report.refuse': { zh: '不予采纳', en: 'Refuse' },
  'report.refused': { zh: '已不予采纳', en: 'Refused' },
  'report.refusedFor': { zh: '未采纳理由', en: 'Why refused' },
  'report.acceptAsk': { zh: '采纳“{product}”的低价 {price}？采纳后不可撤销。', en: 'Accept the lower price {price} of “{product}”? This cannot be undone.' },
} satisfies Dictionary
