/** What the own organisation has stored of a kind of file, and may: one line beside the place where files are sent. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { StorageUseView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { megabytes } from './megabytes'

interface Props {
  kind: StorageUseView['kind']
}

export function StorageLine({ kind }: Props) {
  const { t } = useI18n()
  const { data } = useQuery({ queryKey: ['storage'], queryFn: () => unwrap(api.GET('/api/v1/storage')) })
  const use = data?.items.find((one) => one.kind === kind)
  if (!use) return null
  return (
    <small className="quiet storage-line">
      {t('storage.line', {
        today: megabytes(use.bytes_today),
        perDay: megabytes(use.bytes_per_day_max),
        used: megabytes(use.bytes),
        allowed: megabytes(use.bytes_max),
      })}
    </small>
  )
}
