/** All Chinese words; the keys are the keys of the console. */
import { frame } from './zh/frame'
import { trade } from './zh/trade'
import { work } from './zh/work'

export const zh = { ...frame, ...trade, ...work }
