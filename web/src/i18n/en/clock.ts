/** English words: the simulated clock. */
import type { clock as chinese } from '../zh/clock'

export const clock: Record<keyof typeof chinese, string> = {
  'clock.simulated': 'simulated',
  'clock.title': 'Simulated clock',
  'clock.note': 'It only moves forward; jobs that become due run first.',
  'clock.nextWorkingDay': 'Next working day',
  'clock.fiveWorkingDays': 'Five working days on',
  'clock.day': 'Date',
  'clock.time': 'Time',
  'clock.set': 'Set',
  'clock.confirm': 'Move the clock to {to}?',
  'clock.confirmNote': 'The whole platform moves; overdue invitations lapse and are recorded.',
  'clock.move': 'Move',
  'clock.moved': 'The clock stands at {now}',
  'clock.running': 'Running the jobs that became due…',
}
