/** Refusals of opening or correcting a collection that a second press overrules. */
import type { AnyProblemType } from '@/api/problem'

export const MEANT_WHEN_CONFIRMED: readonly AnyProblemType[] = ['campaign-quarter-not-begun', 'campaign-makers-unreachable']
