/** Lists that are written as files in the background: words, addresses and pages. */
import { FileExcelOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'

export const paths = {
  exports: '/exports',
}

export const pages: Page[] = [
  {
    path: '/exports',
    component: lazyPage(() => import('@/export/ExportsPage'), 'ExportsPage'),
    entry: { group: 'trade', position: 7, word: 'nav.exports', icon: FileExcelOutlined },
  },
]

export const words = {
  'nav.exports': { zh: '导出文件', en: 'Exports' },
  'export.state.queued': { zh: '排队中', en: 'Waiting' },
  'export.state.running': { zh: '生成中', en: 'Being written' },
  'export.state.done': { zh: '已完成', en: 'Finished' },
  'export.state.failed': { zh: '未能完成', en: 'Failed' },
  'export.state.expired': { zh: '已过期', en: 'No longer kept' },
  'export.rowsOf': { zh: '{rows} / {total} 行', en: '{rows} of {total} rows' },
  'export.rowsSoFar': { zh: '已写入 {rows} 行', en: '{rows} rows so far' },
} satisfies Dictionary
