/** English words: records of misconduct. */
import type { conduct as chinese } from '../zh/conduct'

export const conduct: Record<keyof typeof chinese, string> = {
  'nav.misconduct': 'Misconduct',
  'misconduct.note': 'Late answers and other misconduct, with clause and evidence.',
  'misconduct.empty': 'No misconduct on record.',
  'misconduct.organisation': 'Organisation',
  'misconduct.kind': 'What happened',
  'misconduct.at': 'When',
  'misconduct.evidence': 'Evidence',
  'misconduct.state': 'State',
  'misconduct.holds': 'Stands',
  'misconduct.withdrawn': 'Withdrawn',
  'misconduct.subject': 'Concerns',
  'misconduct.see': 'See',
}
