/** All English words. */
import { bargaining } from './en/bargaining'
import { calendar } from './en/calendar'
import { campaign } from './en/campaign'
import { catalogue } from './en/catalogue'
import { clock } from './en/clock'
import { conduct } from './en/conduct'
import { currentPrice } from './en/current_price'
import { evidence } from './en/evidence'
import { frame } from './en/frame'
import { jobRun } from './en/job_run'
import { linkage } from './en/linkage'
import { listedPrice } from './en/listed_price'
import { loading } from './en/loading'
import { lowerPriceReport } from './en/lower_price_report'
import { messages } from './en/messages'
import { overpayment } from './en/overpayment'
import { party } from './en/party'
import { priceChange } from './en/price_change'
import { priceFinding } from './en/price_finding'
import { rulebook } from './en/rulebook'
import { security } from './en/security'
import { storage } from './en/storage'
import type { zh } from './zh'

export const en: Record<keyof typeof zh, string> = {
  ...frame,
  ...bargaining,
  ...calendar,
  ...campaign,
  ...catalogue,
  ...clock,
  ...conduct,
  ...currentPrice,
  ...evidence,
  ...jobRun,
  ...linkage,
  ...listedPrice,
  ...loading,
  ...lowerPriceReport,
  ...messages,
  ...overpayment,
  ...party,
  ...priceChange,
  ...priceFinding,
  ...rulebook,
  ...security,
  ...storage,
}
