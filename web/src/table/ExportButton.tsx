/** The way to take a list home as an xlsx file. */
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { exportAddress } from './exportAddress'

interface Props {
  /** The path of the list. */
  path: string
  /** The filter that the file keeps to. */
  filters?: Record<string, string>
}

export function ExportButton({ path, filters = {} }: Props) {
  const { t } = useI18n()
  return (
    <Button size="small" icon={<DownloadOutlined />} href={exportAddress(path, filters)} download>
      {t('table.export')}
    </Button>
  )
}
