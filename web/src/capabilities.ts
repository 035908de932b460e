/** What the folders of the console bring, each by its `capability.ts`: words, addresses, pages. */
import * as app from '@/app/capability'
import * as bargaining from '@/bargaining/capability'
import * as calendar from '@/calendar/capability'
import * as campaign from '@/campaign/capability'
import * as catalogue from '@/catalogue/capability'
import * as clock from '@/clock/capability'
import * as conduct from '@/conduct/capability'
import * as currentPrice from '@/current_price/capability'
import * as evidence from '@/evidence/capability'
import * as home from '@/home/capability'
import * as jobRun from '@/job_run/capability'
import * as linkage from '@/linkage/capability'
import * as listedPrice from '@/listed_price/capability'
import * as loading from '@/loading/capability'
import * as lowerPriceReport from '@/lower_price_report/capability'
import * as messages from '@/messages/capability'
import * as overpayment from '@/overpayment/capability'
import * as party from '@/party/capability'
import * as priceChange from '@/price_change/capability'
import * as priceFinding from '@/price_finding/capability'
import * as rulebook from '@/rulebook/capability'
import * as security from '@/security/capability'
import * as storage from '@/storage/capability'
import type { Page } from '@/ui/page'

/** Every word of the console, in both languages. */
export const words = {
  ...app.words,
  ...bargaining.words,
  ...calendar.words,
  ...campaign.words,
  ...catalogue.words,
  ...clock.words,
  ...conduct.words,
  ...currentPrice.words,
  ...evidence.words,
  ...home.words,
  ...jobRun.words,
  ...linkage.words,
  ...listedPrice.words,
  ...loading.words,
  ...lowerPriceReport.words,
  ...messages.words,
  ...overpayment.words,
  ...party.words,
  ...priceChange.words,
  ...priceFinding.words,
  ...rulebook.words,
  ...security.words,
  ...storage.words,
}

/** Every address of the console. */
export const paths = {
  ...app.paths,
  ...bargaining.paths,
  ...calendar.paths,
  ...campaign.paths,
  ...catalogue.paths,
  ...conduct.paths,
  ...currentPrice.paths,
  ...home.paths,
  ...jobRun.paths,
  ...linkage.paths,
  ...loading.paths,
  ...lowerPriceReport.paths,
  ...messages.paths,
  ...overpayment.paths,
  ...party.paths,
  ...priceChange.paths,
  ...priceFinding.paths,
  ...rulebook.paths,
  ...security.paths,
  ...storage.paths,
}

export const pages: Page[] = [
  ...app.pages,
  ...bargaining.pages,
  ...calendar.pages,
  ...campaign.pages,
  ...catalogue.pages,
  ...conduct.pages,
  ...currentPrice.pages,
  ...home.pages,
  ...jobRun.pages,
  ...linkage.pages,
  ...loading.pages,
  ...lowerPriceReport.pages,
  ...messages.pages,
  ...overpayment.pages,
  ...party.pages,
  ...priceChange.pages,
  ...priceFinding.pages,
  ...rulebook.pages,
  ...security.pages,
  ...storage.pages,
]
