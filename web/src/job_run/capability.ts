/** Jobs and their runs: words, addresses and pages. */
import { ToolOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import { operators, type Page } from '@/ui/page'
import { panel, type Panel } from '@/ui/panel'

export const paths = {
  jobs: '/jobs',
}

export const pages: Page[] = [
  {
    path: '/jobs',
    component: lazyPage(() => import('@/job_run/JobsPage'), 'JobsPage'),
    kinds: operators,
    ofPlatform: true,
    entry: { group: 'oversight', position: 7, word: 'nav.jobs', icon: ToolOutlined },
  },
]

export const panels: Panel[] = [
  panel(() => import('@/job_run/JobsPanel'), 'JobsPanel', { exchange_center: 1 }),
]

export const words = {
  'nav.jobs': { zh: '定时任务', en: 'Jobs' },
  'jobs.note': { zh: '每次运行都有记录；任务失败或逾期未跑时这里变红。', en: 'Every run is recorded; a job that fails or is late turns red.' },
  'jobs.red': { zh: '异常任务：{labels}', en: 'In trouble: {labels}' },
  'jobs.job': { zh: '任务', en: 'Job' },
  'jobs.name': { zh: '标识', en: 'Identifier' },
  'jobs.state': { zh: '状态', en: 'State' },
  'jobs.schedule': { zh: '计划', en: 'Schedule' },
  'jobs.last': { zh: '上次运行', en: 'Last run' },
  'jobs.done': { zh: '处理数', en: 'Done' },
  'jobs.error': { zh: '错误', en: 'Error' },
  'jobs.next': { zh: '下次运行', en: 'Next run' },
  'jobs.action': { zh: '操作', en: 'Action' },
  'jobs.runNow': { zh: '立即运行', en: 'Run now' },
  'jobs.started': { zh: '已启动：{label}', en: 'Started: {label}' },
  'jobs.empty': { zh: '没有任务。', en: 'No jobs.' },
  'job.state.ok': { zh: '正常', en: 'OK' },
  'job.state.late': { zh: '逾期', en: 'Late' },
  'job.state.failed': { zh: '失败', en: 'Failed' },
  'job.state.never': { zh: '未运行', en: 'Never ran' },
} satisfies Dictionary
