/** English words: declarations, publicity, objections and reports of lower prices. */
import type { declaring as chinese } from '../zh/declaring'

export const declaring: Record<keyof typeof chinese, string> = {
}
