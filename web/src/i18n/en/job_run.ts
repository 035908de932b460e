/** English words: jobs and their runs. */
import type { jobRun as chinese } from '../zh/job_run'

export const jobRun: Record<keyof typeof chinese, string> = {
  'jobs.note': 'Every run is recorded; a job that fails or is late turns red.',
  'jobs.red': 'In trouble: {labels}',
  'jobs.job': 'Job',
  'jobs.state': 'State',
  'jobs.schedule': 'Schedule',
  'jobs.last': 'Last run',
  'jobs.done': 'Done',
  'jobs.error': 'Error',
  'jobs.next': 'Next run',
  'jobs.action': 'Action',
  'jobs.runNow': 'Run now',
  'jobs.started': 'Started: {label}',
  'jobs.empty': 'No jobs.',
  'jobs.noRuns': 'It has not run yet.',
  'jobs.scheduledFor': 'Scheduled for',
  'jobs.onDemand': 'on demand',
  'jobs.startedAt': 'Started',
  'job.state.ok': 'OK',
  'job.state.late': 'Late',
  'job.state.failed': 'Failed',
  'job.state.never': 'Never ran',
  'job.run.running': 'Running',
  'job.run.done': 'Done',
  'job.run.failed': 'Failed',
}
