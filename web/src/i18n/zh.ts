/** All Chinese words; the keys are the keys of the console. */
import { collecting } from './zh/collecting'
import { declaring } from './zh/declaring'
import { frame } from './zh/frame'
import { prices } from './zh/prices'
import { trade } from './zh/trade'
import { work } from './zh/work'

export const zh = { ...frame, ...trade, ...work, ...prices, ...declaring, ...collecting }
