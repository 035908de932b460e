/** One import while it runs, and what came of each row. */
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { api, unwrap } from '@/api/client'
import type { ImportState } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { Counts } from '@/ui/Counts'
import { instant } from '@/ui/time'
import { Warned } from './Warned'

const POLL_MILLISECONDS = 600

interface Props {
  id: string
  /** Sends the file once more, where its content was loaded before and the user means it. */
  onAgain: () => void
}

const PROGRESS: Record<ImportState, 'active' | 'success' | 'exception' | 'normal'> = {
  running: 'active',
  done: 'success',
  failed: 'exception',
  reversed: 'normal',
}

export function ImportProgress({ id, onAgain }: Props) {
  const { t } = useI18n()
  const queryClient = useQueryClient()
  const { data, error } = useQuery({
    queryKey: ['import', id],
    queryFn: () => unwrap(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data && query.state.data.state !== 'running' ? false : POLL_MILLISECONDS),
  })
  const ended = data !== undefined && data.state !== 'running'
  useEffect(() => {
    // The history below shows the same verdicts.
    if (ended) void queryClient.invalidateQueries({ queryKey: ['imports'] })
  }, [ended, queryClient])
  if (error) return <ProblemView error={error} />
  if (!data) return null
  return (
    <section className="import-progress" aria-label={data.file_name}>
      <div className="row">
        <strong>{data.file_name}</strong>
        <span className="quiet">{t(`import.state.${data.state}`)}</span>
        {data.has_report && (
          <Button icon={<DownloadOutlined />} size="small" href={`/api/v1/imports/${id}/report`} download>
            {t('import.report')}
          </Button>
        )}
      </div>
      <Progress
        percent={Math.floor(data.progress * 100)}
        status={PROGRESS[data.state]}
        aria-label={t('import.progress')}
      />
      {data.state === 'failed' && <Alert type="error" showIcon title={t('import.failed')} description={data.error?.text} />}
      {data.same_as && (
        <Alert
          type="warning"
          showIcon
          title={data.same_undone_at
            ? t('import.sameUndone', { file: data.file_name, at: instant(data.same_undone_at), rows: data.rows })
            : t('import.same', { file: data.file_name, rows: data.rows })}
          action={<Button size="small" onClick={onAgain}>{t(data.same_undone_at ? 'import.allTheSame' : 'import.again')}</Button>}
        />
      )}
      {data.notes.length > 0 && (
        <ul className="problem-fields" aria-label={t('import.notes')}>
          {data.notes.map((note) => <li key={note}>{note}</li>)}
        </ul>
      )}
      <div role="status">
        <Counts entry={data} />
      </div>
      <Warned warned={data.warned} />
    </section>
  )
}
