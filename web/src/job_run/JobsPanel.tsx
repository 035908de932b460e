/** On the first page: the jobs that are late or failed; a forgotten job is the classic fault. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { WorkStateTag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { HomePanel } from '@/ui/HomePanel'

export const words = {
  'home.jobsFine': { zh: '{count} 个任务全部正常。', en: 'All {count} jobs are in order.' },
} satisfies Dictionary

export function JobsPanel() {
  const { t } = useI18n(words)
  const { data, error } = useQuery({
    queryKey: ['jobs', 'home'],
    queryFn: () => unwrap(api.GET('/api/v1/jobs')),
  })
  const red = data?.items.filter((job) => job.state === 'late' || job.state === 'failed')
  return (
    <HomePanel title={t('nav.jobs')} all={paths.jobs} empty={t('home.jobsFine', { count: data?.items.length ?? 0 })} count={red?.length} error={error}>
      <ul className="rows">
        {red?.map((job) => (
          <li key={job.name}>
            <WorkStateTag state={job.state}>{t(`job.state.${job.state}`)}</WorkStateTag>
            <span className="grow">{job.label}</span>
            <span className="quiet figure">{instant(job.last_run?.started_at)}</span>
          </li>
        ))}
      </ul>
    </HomePanel>
  )
}
