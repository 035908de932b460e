/** The platform's jobs: green or red, when they last ran, and running one now. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { JobView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { usePage } from '@/table/usePage'
import { PageHeader } from '@/ui/PageHeader'
import { WorkStateTag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useNotices } from '@/ui/useNotices'
import { JobRuns } from './JobRuns'

const REFRESH_MILLISECONDS = 5_000

export function JobsPage() {
  const i18n = useI18n()
  const { t } = i18n
  const notices = useNotices()
  const queryClient = useQueryClient()
  const operator = useKind() === 'exchange_center'
  const [openedName, setOpened] = useState<string | null>(null)
  const { page, error, pending, retry } = usePage('jobs', {}, () => unwrap(api.GET('/api/v1/jobs')), {
    refreshMilliseconds: REFRESH_MILLISECONDS,
  })
  const run = useMutation({
    mutationFn: (job: JobView) => unwrap(api.POST('/api/v1/jobs/{name}/runs', { params: { path: { name: job.name } } })),
    onSuccess: (_, job) => notices.done(t('jobs.started', { label: job.label })),
    onError: notices.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['jobs'] }),
  })
  const opened = page?.items.find((job) => job.name === openedName)
  const red = page?.items.filter((job) => job.state === 'late' || job.state === 'failed') ?? []
  return (
    <>
      <PageHeader title={t('nav.jobs')} note={t('jobs.note')} />
      {red.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="problem"
          title={t('jobs.red', { labels: red.map((job) => job.label).join(i18n.language === 'en' ? ', ' : '、') })}
        />
      )}
      <DataTable
        name="jobs"
        label={t('nav.jobs')}
        columns={columns(i18n, (job) => setOpened(job.name), operator ? (job) => run.mutate(job) : undefined)}
        rowKey={(job) => job.name}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        rowClass={(job) => (job.state === 'failed' || job.state === 'late' ? 'row-urgent' : '')}
        exportPath="/api/v1/jobs"
        empty={<p>{t('jobs.empty')}</p>}
      />
      <Drawer title={opened?.label} open={opened !== undefined} onClose={() => setOpened(null)} size={640} destroyOnHidden>
        {opened && <JobRuns name={opened.name} />}
      </Drawer>
    </>
  )
}

function columns(
  { t }: Translator,
  open: (job: JobView) => void,
  run: ((job: JobView) => void) | undefined,
): Column<JobView>[] {
  return [
    {
      key: 'label',
      title: t('jobs.job'),
      width: 250,
      always: true,
      render: (job) => (
        <button type="button" className="plain" onClick={() => open(job)} title={job.label}>{job.label}</button>
      ),
    },
    { key: 'state', title: t('jobs.state'), width: 90, render: (job) => <WorkStateTag state={job.state}>{t(`job.state.${job.state}`)}</WorkStateTag> },
    { key: 'schedule', title: t('jobs.schedule'), width: 140, render: (job) => <span title={job.rhythm}>{job.rhythm}</span> },
    { key: 'last', title: t('jobs.last'), width: 140, render: (job) => <span className="figure">{instant(job.last_run?.started_at)}</span> },
    {
      key: 'done',
      title: t('jobs.done'),
      width: 90,
      align: 'right',
      render: (job) => <span className="figure">{job.last_run?.done ?? '—'}</span>,
    },
    {
      key: 'error',
      title: t('jobs.error'),
      width: 190,
      render: (job) => <span className="figure-above" title={job.last_run?.error ?? ''}>{job.last_run?.error ?? ''}</span>,
    },
    { key: 'next', title: t('jobs.next'), width: 140, render: (job) => <span className="figure">{instant(job.next_run_at)}</span> },
    { key: 'name', title: t('jobs.name'), width: 200, hiddenAtFirst: true, render: (job) => <span className="code">{job.name}</span> },
    ...(run
      ? [
          {
            key: 'run',
            title: t('jobs.action'),
            width: 100,
            always: true,
            render: (job: JobView) => (
              <Button size="small" onClick={() => run(job)} aria-label={`${t('jobs.runNow')} ${job.label}`}>{t('jobs.runNow')}</Button>
            ),
          },
        ]
      : []),
  ]
}
