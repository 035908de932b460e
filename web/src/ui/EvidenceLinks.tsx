/** Files that prove something, each to be taken home. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'

export function EvidenceName({ id }: { id: string }) {
  const { t } = useI18n()
  const { data } = useQuery({
    queryKey: ['evidence', id],
    queryFn: () => unwrap(api.GET('/api/v1/evidence/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  })
  return (
    <a href={`/api/v1/evidence/${id}/file`} download title={data && `SHA-256 ${data.sha256}`}>
      {data ? `${data.file_name} · ${sizeWords(data.bytes)}` : t('evidence.file')}
    </a>
  )
}

/** `20 KB`, `1.4 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

export function EvidenceLinks({ ids }: { ids: string[] }) {
  const { t } = useI18n()
  if (ids.length === 0) return <span className="quiet">{t('evidence.none')}</span>
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}><EvidenceName id={id} /></li>
      ))}
    </ul>
  )
}
