/** The grades of hospitals, the highest first, and whose hospitals are. */
import type { HospitalGrade, HospitalOwnership } from '@/api/schema'

export const GRADES: HospitalGrade[] = [
  'tertiary_a',
  'tertiary_b',
  'tertiary_c',
  'tertiary',
  'secondary_a',
  'secondary_b',
  'secondary_c',
  'secondary',
  'primary_a',
  'primary_b',
  'primary_c',
  'primary',
  'ungraded',
]

export const OWNERSHIPS: HospitalOwnership[] = ['public', 'private']
