/** All English words. */
import { collecting } from './en/collecting'
import { declaring } from './en/declaring'
import { frame } from './en/frame'
import { prices } from './en/prices'
import { trade } from './en/trade'
import { work } from './en/work'
import type { zh } from './zh'

export const en: Record<keyof typeof zh, string> = { ...frame, ...trade, ...work, ...prices, ...declaring, ...collecting }
