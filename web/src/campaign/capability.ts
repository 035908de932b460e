/** Quarterly collections of prices: words, addresses and pages. */
import { ScheduleOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import type { Imports } from '@/ui/imports'
import { lazyPage } from '@/ui/lazyPage'
import { operators, type Page } from '@/ui/page'

export const paths = {
  campaigns: '/campaigns',
  campaign: (id: string) => `/campaigns/${id}`,
}

export const pages: Page[] = [
  {
    path: '/campaigns',
    component: lazyPage(() => import('@/campaign/CampaignsPage'), 'CampaignsPage'),
    kinds: ['manufacturer', ...operators],
    entry: { group: 'prices', position: 5, word: 'nav.campaigns', icon: ScheduleOutlined },
  },
  {
    path: '/campaigns/$id',
    component: lazyPage(() => import('@/campaign/CampaignPage'), 'CampaignPage'),
    kinds: ['manufacturer', ...operators],
  },
]

export const imports = {
  declarations: { by: 'manufacturer', position: 1 },
} satisfies Imports

export const words = {
  'import.kind.declarations': { zh: '价格申报', en: 'Declarations' },
  'import.about.declarations': { zh: '每行一条申报，提交后由交易中心审核', en: 'One declaration a row, checked by the exchange centre' },
  'nav.campaigns': { zh: '季度价格采集', en: 'Quarterly collection' },
  'campaign.note.manufacturer': {
    zh: '请在截止前核对本企业产品的价格：没有变化的确认，有变化的申报。',
    en: 'Go through your prices before the end: confirm what stands, declare what changed.',
  },
  'campaign.note.operator': { zh: '每季度采集各企业产品在各省的最低价格；逾期未报的有记录。', en: 'Each quarter manufacturers confirm or declare their prices; silence is recorded.' },
  'campaign.open': { zh: '开启采集', en: 'Open a collection' },
  'campaign.openAllTheSame': { zh: '仍要开启', en: 'Open it all the same' },
  'campaign.correctAllTheSame': { zh: '仍要更正', en: 'Correct it all the same' },
  'campaign.opened': { zh: '采集已开启，企业已收到通知', en: 'Opened; manufacturers are told' },
  'campaign.openNote': { zh: '范围内有产品的企业都会收到通知；同一季度同一范围只开一次。', en: 'Every manufacturer in scope is told; the same quarter and scope opens once.' },
  'campaign.empty': { zh: '没有价格采集。', en: 'No collections.' },
  'campaign.quarter': { zh: '季度', en: 'Quarter' },
  'campaign.title': { zh: '{quarter}价格采集', en: 'Prices of {quarter}' },
  'campaign.everything': { zh: '全部分类', en: 'All classes' },
  'campaign.state.open': { zh: '进行中', en: 'Open' },
  'campaign.state.closed': { zh: '已结束', en: 'Closed' },
  'campaign.state.stopped': { zh: '已终止', en: 'Stopped' },
  'campaign.due': { zh: '截止', en: 'Due' },
  'campaign.until': { zh: '截止 {until}', en: 'until {until}' },
  'campaign.all': { zh: '全部采集', en: 'All collections' },
  'campaign.answered': { zh: '已报送产品', en: 'Products answered' },
  'campaign.manufacturersDone': { zh: '已完成企业', en: 'Manufacturers done' },
  'campaign.manufacturers': { zh: '企业进度', en: 'Manufacturers' },
  'campaign.noManufacturers': { zh: '没有符合条件的企业。', en: 'No manufacturer fits.' },
  'campaign.progress': { zh: '进度', en: 'Progress' },
  'campaign.openedAt': { zh: '开启时间', en: 'Opened' },
  'campaign.reminded': { zh: '催报时间', en: 'Reminded' },
  'campaign.notReminded': { zh: '尚未催报', en: 'not yet' },
  'campaign.done': { zh: '已完成', en: 'Done' },
  'campaign.notDone': { zh: '未完成', en: 'Not done' },
  'campaign.answeredAt': { zh: '报送时间', en: 'Answered' },
  'campaign.products': { zh: '本企业产品', en: 'Own products' },
  'campaign.noProducts': { zh: '没有符合条件的产品。', en: 'No product fits.' },
  'campaign.unanswered': { zh: '未报送', en: 'Unanswered' },
  'campaign.answeredOnes': { zh: '已报送', en: 'Answered' },
  'campaign.answeredOne': { zh: '已报送', en: 'Answered' },
  'campaign.confirmAll': { zh: '全部确认无变化（{count}）', en: 'Confirm all ({count})' },
  'campaign.confirmAllAsk': { zh: '确认其余 {count} 个产品的价格都没有变化？', en: 'Confirm that the prices of all {count} others stand?' },
  'campaign.confirmOk': { zh: '确认', en: 'Confirm' },
  'campaign.confirmChosen': { zh: '确认所选（{count}）', en: 'Confirm chosen ({count})' },
  'campaign.confirmed': { zh: '已确认', en: 'Confirmed' },
  'campaign.byFile': { zh: '用文件报送', en: 'Answer by file' },
  'campaign.listedPrices': { zh: '现有价格（最小单位价）', en: 'Standing prices (base unit)' },
  'campaign.priceCount': { zh: '共 {count} 条', en: '{count} in all' },
  'campaign.change': { zh: '变更', en: 'Change' },
  'campaign.seeChange': { zh: '查看、变更', en: 'See, change' },
  'campaign.another': { zh: '申报其他平台的价格', en: 'Declare another price' },
  'campaign.preview': { zh: '开启后', en: 'If it is opened' },
  'campaign.previewManufacturers': { zh: '需报送企业', en: 'Manufacturers asked' },
  'campaign.previewProducts': { zh: '需报送产品', en: 'Products asked for' },
  'campaign.previewRecords': { zh: '逾期最多产生记录', en: 'Records of silence at most' },
  'campaign.openAlready': { zh: '{quarter}同一范围已有采集，开启将转到该采集', en: '{quarter} has a collection of this scope already: opening leads to it' },
  'campaign.isFuture': { zh: '{quarter}尚未开始，开启时需再确认一次', en: '{quarter} has not begun: opening it asks once more' },
  'campaign.unreachable': {
    zh: '{count} 家企业既无可用账号也未登记邮箱，收不到通知，逾期不会记录',
    en: '{count} manufacturers have neither an active account nor a mail address: they cannot be notified, and their silence is not recorded',
  },
  'campaign.unreachableOne': { zh: '{name}（{products} 个产品）', en: '{name} ({products} products)' },
  'campaign.unreachableRest': { zh: '另有 {count} 家', en: 'and {count} more' },
  'campaign.unreachableFile': { zh: '下载名单', en: 'Download the list' },
  'campaign.stoppedFor': { zh: '{at} 已终止：{reason}', en: 'Stopped at {at}: {reason}' },
  'campaign.reasonHint': { zh: '相关企业可见', en: 'Its manufacturers may read it' },
  'campaign.newEnd': { zh: '新的截止日期', en: 'New last day' },
  'campaign.extension': { zh: '延期', en: 'Extend' },
  'campaign.extensionDone': { zh: '采集已延期', en: 'The collection lasts longer' },
  'campaign.extensionAsk': {
    zh: '{quarter}价格采集现至 {until} 截止，将延期至 {on}；{manufacturers} 家企业会收到通知。只能延后。',
    en: 'The collection of {quarter} ends by {until} and will end on {on}; {manufacturers} manufacturers are notified. It can only move later.',
  },
  'campaign.reminder': { zh: '催报', en: 'Remind' },
  'campaign.reminderDone': { zh: '已催报', en: 'Reminded' },
  'campaign.remindedToday': { zh: '今日已催报（{at}），次日起可再次催报', en: 'Reminded today ({at}); again from tomorrow on' },
  'campaign.lastReminded': { zh: '上次催报：{at}。', en: 'Last reminded: {at}.' },
  'campaign.reminderAsk': {
    zh: '向{quarter}尚未完成的 {silent} 家企业再次发送通知，{until} 截止。',
    en: 'Notifies the {silent} manufacturers again that have not answered {quarter} in full, until {until}.',
  },
  'campaign.correction': { zh: '更正季度或范围', en: 'Correct quarter or scope' },
  'campaign.correctionDone': { zh: '采集已更正，企业已收到通知', en: 'Corrected; manufacturers are notified' },
  'campaign.correctionAsk': {
    zh: '现为{quarter}、{category}，{manufacturers} 家企业 {products} 个产品。更正后重新计算各企业应报送的产品，已报送的仍然有效，企业会收到通知。',
    en: 'Now {quarter}, {category}: {products} products of {manufacturers} manufacturers. What each has to answer is counted again, answers given hold, and manufacturers are notified.',
  },
  'campaign.stop': { zh: '终止采集', en: 'Stop' },
  'campaign.stopDone': { zh: '采集已终止', en: 'The collection is stopped' },
  'campaign.stopAsk': {
    zh: '终止{quarter}价格采集：{manufacturers} 家企业的 {products} 个产品不再需要报送，由此产生的不良行为记录撤销，企业会收到通知；不能恢复，可重新开启该季度。',
    en: 'Stops the collection of {quarter}: {products} products of {manufacturers} manufacturers need no answer, its records of misconduct are withdrawn, and manufacturers are notified. This cannot be undone; the quarter can be opened again.',
  },
} satisfies Dictionary
