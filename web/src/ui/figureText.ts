/** A figure of the server in words. */
import type { FigureView } from '@/api/schema'
import { count } from './count'
import { money } from './money'

/** The value as people read it; the server has written all but amounts and numbers. */
export function figureText({ kind, value }: FigureView): string {
  if (kind === 'money') return money(value)
  return kind === 'quantity' ? count(Number(value)) : value
}
