/** The simulated clock: words. */
import type { Dictionary } from '@/i18n/translate'

export const words = {
  'clock.simulated': { zh: '模拟', en: 'simulated' },
  'clock.title': { zh: '模拟时钟', en: 'Simulated clock' },
  'clock.note': { zh: '只能向前拨；到点的任务会先跑完。', en: 'It only moves forward; jobs that become due run first.' },
  'clock.nextWorkingDay': { zh: '下一工作日', en: 'Next working day' },
  'clock.fiveWorkingDays': { zh: '五个工作日后', en: 'Five working days on' },
  'clock.day': { zh: '日期', en: 'Date' },
  'clock.time': { zh: '时间', en: 'Time' },
  'clock.set': { zh: '拨到', en: 'Set' },
  'clock.confirm': { zh: '把时钟拨到 {to}？', en: 'Move the clock to {to}?' },
  'clock.confirmNote': { zh: '全平台的时间随之改变，逾期的议价将失效并记录。', en: 'The whole platform moves; overdue invitations lapse and are recorded.' },
  'clock.move': { zh: '拨动', en: 'Move' },
  'clock.moved': { zh: '时钟已拨到 {now}', en: 'The clock stands at {now}' },
  'clock.running': { zh: '正在运行到点的任务…', en: 'Running the jobs that became due…' },
} satisfies Dictionary
