/** All Chinese words; the keys are the keys of the console. */
import { bargaining } from './zh/bargaining'
import { calendar } from './zh/calendar'
import { campaign } from './zh/campaign'
import { catalogue } from './zh/catalogue'
import { clock } from './zh/clock'
import { conduct } from './zh/conduct'
import { currentPrice } from './zh/current_price'
import { evidence } from './zh/evidence'
import { frame } from './zh/frame'
import { jobRun } from './zh/job_run'
import { linkage } from './zh/linkage'
import { listedPrice } from './zh/listed_price'
import { loading } from './zh/loading'
import { lowerPriceReport } from './zh/lower_price_report'
import { messages } from './zh/messages'
import { overpayment } from './zh/overpayment'
import { party } from './zh/party'
import { priceChange } from './zh/price_change'
import { priceFinding } from './zh/price_finding'
import { rulebook } from './zh/rulebook'
import { security } from './zh/security'
import { storage } from './zh/storage'

export const zh = {
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
