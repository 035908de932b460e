/** Chinese words: the simulated clock. */
export const clock = {
  'clock.simulated': '模拟',
  'clock.title': '模拟时钟',
  'clock.note': '只能向前拨；到点的任务会先跑完。',
  'clock.nextWorkingDay': '下一工作日',
  'clock.fiveWorkingDays': '五个工作日后',
  'clock.day': '日期',
  'clock.time': '时间',
  'clock.set': '拨到',
  'clock.confirm': '把时钟拨到 {to}？',
  'clock.confirmNote': '全平台的时间随之改变，逾期的议价将失效并记录。',
  'clock.move': '拨动',
  'clock.moved': '时钟已拨到 {now}',
  'clock.running': '正在运行到点的任务…',
}
