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
  'home.toTake': { zh: '企业已还价，待本院确认', en: 'Counter-offers for you to take' },
  'home.toTakeNone': { zh: '没有待确认的还价。', en: 'No counter-offer waits for you.' },
  'home.waitingForMaker': { zh: '等待企业响应', en: 'Waiting for manufacturers' },
  'home.waitingForMakerNone': { zh: '没有等待响应的邀请。可在产品目录中选择产品发起议价。', en: 'Nothing is waiting. Choose a product in the catalogue to send an invitation.' },
  'home.toAnswer': { zh: '待响应的议价邀请', en: 'Invitations to answer' },
  'home.toAnswerNone': { zh: '没有待响应的邀请。', en: 'No invitation waits for an answer.' },
  'home.countered': { zh: '已还价，待医院确认', en: 'Counter-offers waiting for hospitals' },
  'home.counteredNone': { zh: '没有待医院确认的还价。', en: 'No counter-offer is open.' },
  'home.allPending': { zh: '等待响应的议价', en: 'Pending invitations' },
  'home.allPendingNone': { zh: '目前没有等待响应的议价。', en: 'No invitation is pending.' },
  'home.importsNone': { zh: '还没有导入过文件。', en: 'Nothing loaded yet.' },
  'home.imports': { zh: '最近导入', en: 'Latest imports' },
  'home.misconduct': { zh: '最近不良行为记录', en: 'Latest misconduct records' },
  'home.jobsFine': { zh: '{count} 个任务全部正常。', en: 'All {count} jobs are in order.' },
} satisfies Dictionary
