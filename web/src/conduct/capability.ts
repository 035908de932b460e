/** Records of misconduct: words, addresses and pages. */
import { AlertOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'
import { panel, type Panel } from '@/ui/panel'

export const paths = {
  misconduct: '/misconduct-records',
}

export const pages: Page[] = [
  {
    path: '/misconduct-records',
    component: lazyPage(() => import('@/conduct/MisconductPage'), 'MisconductPage'),
    entry: { group: 'oversight', position: 1, word: 'nav.misconduct', icon: AlertOutlined },
  },
]

export const panels: Panel[] = [
  panel(() => import('@/conduct/MisconductPanel'), 'MisconductPanel', { exchange_center: 4, insurance_bureau: 1 }),
]

export const words = {
  'nav.misconduct': { zh: '不良行为记录', en: 'Misconduct' },
  'misconduct.note': { zh: '不及时响应等不良购销行为的记录，附依据与证据。', en: 'Late answers and other misconduct, with clause and evidence.' },
  'misconduct.empty': { zh: '没有不良行为记录。', en: 'No misconduct on record.' },
  'misconduct.organisation': { zh: '机构', en: 'Organisation' },
  'misconduct.kind': { zh: '行为', en: 'What happened' },
  'misconduct.at': { zh: '发生时间', en: 'When' },
  'misconduct.evidence': { zh: '证据', en: 'Evidence' },
  'misconduct.state': { zh: '状态', en: 'State' },
  'misconduct.holds': { zh: '有效', en: 'Stands' },
  'misconduct.withdrawn': { zh: '已撤销', en: 'Withdrawn' },
  'misconduct.subject': { zh: '相关事项', en: 'Concerns' },
  'misconduct.see': { zh: '查看', en: 'See' },
  'misconduct.withdraw': { zh: '撤销', en: 'Withdraw' },
  'misconduct.withdrawDone': { zh: '记录已撤销', en: 'The record is withdrawn' },
  'misconduct.withdrawAsk': {
    zh: '撤销“{name}”的记录（{kind}）：记录仍可查看，不再计数，该机构会收到通知；不能恢复。',
    en: 'Withdraws the record of “{name}” ({kind}): it stays to be seen, counts no longer, and the organisation is notified. This cannot be undone.',
  },
} satisfies Dictionary
