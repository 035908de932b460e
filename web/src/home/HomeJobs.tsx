/** The jobs that are late or failed; a forgotten job is the classic fault. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { WorkStateTag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { HomePanel } from './HomePanel'

export function HomeJobs() {
  const { t } = useI18n()
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
