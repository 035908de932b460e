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
  'misconduct.withdraw': 'Withdraw',
  'misconduct.withdrawDone': 'The record is withdrawn',
  'misconduct.withdrawAsk': 'Withdraws the record of “{name}” ({kind}): it stays to be seen, counts no longer, and the organisation is notified. This cannot be undone.',
}
