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
export type ProblemBody = Schemas['ProblemDocument']

/** What an organisation is; the contract fixes these five. */
export type OrganisationKind = 'hospital' | 'manufacturer' | 'distributor' | 'exchange_center' | 'insurance_bureau'

/** Who is signed in. */
export type Session = Schemas['SessionView'] & { organisation: { kind: OrganisationKind } }

/** What a file may hold. */
export type ImportKind = 'products' | 'listed-prices' | 'current-prices' | 'invitations'

/** The steps of a bargain, by the last parts of their paths. */
export type InvitationAction =
  | 'acceptance'
  | 'refusal'
  | 'counter'
  | 'counter-acceptance'
  | 'counter-refusal'
  | 'withdrawal'

/** One page of a list; `next` is the cursor of the page after it. */
export interface Page<Item> {
  items: Item[]
  next?: string | null
  total: number
  total_is_exact: boolean
}
