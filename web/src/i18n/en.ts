/** All English words. */
import { frame } from './en/frame'
import { trade } from './en/trade'
import { work } from './en/work'
import type { zh } from './zh'

export const en: Record<keyof typeof zh, string> = { ...frame, ...trade, ...work }
