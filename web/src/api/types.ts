/** Names for the shapes of the API, all taken from the generated schema. */
import type { components } from './schema'

type Schemas = components['schemas']

export type DemoAccount = Schemas['DemoAccountView']
export type Product = Schemas['ProductItem']
export type ProductDetail = Schemas['ProductDetail']
export type Facets = Schemas['ProductFacets']
export type FacetValue = Schemas['FacetValue']
export type CalculationSheet = Schemas['LimitSheet']
export type ConsideredPrice = Schemas['ConsideredPrice']
export type LimitChange = Schemas['LimitStep']
export type SpreadPoint = Schemas['SpreadPoint']
export type CurrentPriceLine = Schemas['CurrentPriceLine']
export type Invitation = Schemas['InvitationView']
export type InvitationDetail = Schemas['InvitationThread']
export type InvitationEvent = Schemas['ThreadEvent']
export type AnswerResult = Schemas['AnswerResult']
export type Preview = Schemas['OfferPreview']
export type Message = Schemas['MessageView']
export type Misconduct = Schemas['MisconductRecord']
export type Rule = Schemas['RuleView']
export type CalendarYear = Schemas['YearView']
export type CalendarDay = Schemas['DayView']
export type Job = Schemas['JobView']
export type Import = Schemas['ImportView']
export type Organisation = Schemas['OrganisationView']
export type Overpayment = Schemas['OverpaymentView']
export type OverpaymentOffer = Schemas['OverpaymentOffer']
export type PriceFinding = Schemas['PriceFindingView']
export type Evidence = Schemas['EvidenceView']
export type PriceChange = Schemas['ChangeView']
export type PriceChangeThread = Schemas['ChangeThread']
export type Publicity = Schemas['PublicityView']
export type Objection = Schemas['ObjectionView']
export type LowerPriceReport = Schemas['LowerPriceReportView']
export type Campaign = Schemas['CampaignView']
export type CampaignProgress = Schemas['CampaignProgress']
export type CampaignProduct = Schemas['CampaignProductView']
export type StandingPrice = Schemas['StandingPrice']
export type Linkage = Schemas['LinkageView']
export type LinkagePreview = Schemas['PreviewView']
export type PreviewProduct = Schemas['PreviewProduct']
export type PreviewInvitation = Schemas['PreviewInvitation']
export type ProblemBody = Schemas['ProblemDocument']

export type OrganisationKind = Schemas['OrganisationKind']
export type Role = Schemas['Role']
export type Session = Schemas['SessionView']
export type ImportKind = Schemas['ImportKind']
export type InvitationAction = Schemas['InvitationAction']

/** One page of a list; `next` is the cursor of the page after it. */
export interface Page<Item> {
  items: Item[]
  next?: string | null
  total: number
  total_is_exact: boolean
}
