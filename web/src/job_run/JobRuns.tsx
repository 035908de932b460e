/** The last runs of one job. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { ExportButton } from '@/table/ExportButton'
import { ProblemView } from '@/ui/ProblemView'
import { WorkStateTag } from '@/ui/StateTag'
import { instantExact } from '@/ui/time'
import { Waiting } from '@/ui/Waiting'

export const words = {
  'jobs.noRuns': { zh: '还没有运行过。', en: 'It has not run yet.' },
  'jobs.scheduledFor': { zh: '计划时间', en: 'Scheduled for' },
  'jobs.onDemand': { zh: '手动', en: 'on demand' },
  'jobs.startedAt': { zh: '开始', en: 'Started' },
  'job.run.running': { zh: '运行中', en: 'Running' },
  'job.run.done': { zh: '完成', en: 'Done' },
  'job.run.failed': { zh: '失败', en: 'Failed' },
} satisfies Dictionary

export function JobRuns({ name }: { name: string }) {
  const { t } = useI18n(words)
  const { data, error, isPending } = useQuery({
    queryKey: ['jobs', 'runs', name],
    queryFn: () => unwrap(api.GET('/api/v1/jobs/{name}/runs', { params: { path: { name }, query: { limit: 50 } } })),
  })
  if (error) return <ProblemView error={error} />
  if (isPending) return <Waiting />
  if (data.items.length === 0) return <p className="empty">{t('jobs.noRuns')}</p>
  return (
    <>
      <div className="row spaced-below"><ExportButton path={`/api/v1/jobs/${name}/runs`} /></div>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('jobs.scheduledFor')}</th>
            <th scope="col">{t('jobs.startedAt')}</th>
            <th scope="col">{t('jobs.state')}</th>
            <th scope="col" className="right">{t('jobs.done')}</th>
            <th scope="col">{t('jobs.error')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((run) => (
            <tr key={run.id}>
              <td className="figure">{run.on_demand ? t('jobs.onDemand') : instantExact(run.scheduled_for)}</td>
              <td className="figure">{instantExact(run.started_at)}</td>
              <td><WorkStateTag state={run.state}>{t(`job.run.${run.state}`)}</WorkStateTag></td>
              <td className="right figure">{run.done}</td>
              <td>{run.error ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
