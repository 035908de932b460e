/** What organisations store here: words, addresses and pages. */
import { HddOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Dictionary } from '@/i18n/translate'
import { operators, type Page } from '@/ui/page'

export const paths = {
  storage: '/storage',
}

export const pages: Page[] = [
  {
    path: '/storage',
    component: lazyRouteComponent(() => import('@/storage/StoragePage'), 'StoragePage'),
    kinds: operators,
    entry: { group: 'oversight', position: 6, word: 'nav.storage', icon: HddOutlined },
  },
]

export const words = {
  'nav.storage': { zh: '存储用量', en: 'Storage' },
  'storage.note': {
    zh: '各机构上传的证明材料和导入文件，用量最多的在前；上限见规则。',
    en: 'Evidence and import files that organisations uploaded, those that store most first; the rules set what they may.',
  },
  'storage.empty': { zh: '还没有机构上传过文件。', en: 'No organisation has uploaded a file yet.' },
  'storage.all': { zh: '全部文件', en: 'All files' },
  'storage.kind': { zh: '文件类型', en: 'Files' },
  'storage.kind.evidence': { zh: '证明材料', en: 'Evidence' },
  'storage.kind.import-files': { zh: '导入文件', en: 'Import files' },
  'storage.organisation': { zh: '机构', en: 'Organisation' },
  'storage.used': { zh: '合计', en: 'Altogether' },
  'storage.allowed': { zh: '合计上限', en: 'At most' },
  'storage.today': { zh: '今日上传', en: 'Today' },
  'storage.perDay': { zh: '每日上限', en: 'A day at most' },
  'storage.line': {
    zh: '本机构今日已上传 {today}（每日上限 {perDay}），合计 {used}（上限 {allowed}）',
    en: 'Your organisation uploaded {today} today (at most {perDay} a day) and stores {used} altogether (at most {allowed})',
  },
} satisfies Dictionary
