/** The way to take a list home as an xlsx file, however long it is. */
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { ApiProblem } from '@/api/problem'
import type { Export } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { useNotices } from '@/ui/useNotices'
import { exportAddress } from './exportAddress'
import { exportProgress } from './exportProgress'
import { useExport } from './useExport'

export const words = {
  'export.inBackground': {
    zh: '清单较长，正在后台生成；完成后自动下载，也可在“导出文件”中下载。',
    en: 'The list is long and is written in the background; it is downloaded when it is finished, or from “Exports”.',
  },
  'export.failed': { zh: '导出未能完成', en: 'The export was not finished' },
  'export.finished': { zh: '导出完成：{name}，共 {rows} 行', en: 'Exported: {name}, {rows} rows' },
} satisfies Dictionary

interface Props {
  /** The path of the list. */
  path: string
  /** The filter that the file keeps to. */
  filters?: Record<string, string>
}

export function ExportButton({ path, filters = {} }: Props) {
  const { t } = useI18n(words)
  const notices = useNotices()
  const finished = (ended: Export) => {
    if (ended.file) notices.done(t('export.finished', { name: ended.name, rows: ended.rows }))
    else notices.failed(new ApiProblem({ type: 'export-failed', title: t('export.failed'), status: 409, detail: ended.error ?? '' }))
  }
  const { start, asking, background } = useExport(exportAddress(path, filters), {
    onBackground: () => notices.done(t('export.inBackground')),
    onFinished: finished,
    onFailed: notices.failed,
  })
  return (
    <>
      <Button size="small" icon={<DownloadOutlined />} loading={asking} onClick={start}>
        {t('table.export')}
      </Button>
      {background && <span role="status" className="quiet figure">{exportProgress(background, t)}</span>}
    </>
  )
}
