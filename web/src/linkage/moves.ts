/** How far limits would move, as the parts of a scale. */
import type { PreviewView } from '@/api/schema'

type Moves = PreviewView['moves'][number]

/** What a part of the scale is called: the first and the last one are open. */
export function moveLabel({ from, to }: Moves): string {
  if (from == null) return `<${to}%`
  if (to == null) return `≥${from}%`
  return `${from}~${to}%`
}

/** Whether limits in that part of the scale fall. */
export function isFall({ to }: Moves): boolean {
  return to != null && to <= 0
}
