/** Names for the shapes of the API, all taken from the generated schema. */
import type { components } from './schema'

type Schemas = components['schemas']

export type Session = Schemas['Session']
export type OrganisationKind = Schemas['OrganisationKind']
export type Product = Schemas['Product']
export type ProductDetail = Schemas['ProductDetail']
export type ProductList = Schemas['ProductList']
export type Facets = Schemas['Facets']
export type FacetValue = Schemas['FacetValue']
export type CalculationSheet = Schemas['CalculationSheet']
export type ConsideredPrice = Schemas['ConsideredPrice']
export type LimitChange = Schemas['LimitChange']
export type SpreadPoint = Schemas['SpreadPoint']
export type CurrentPrice = Schemas['CurrentPrice']
export type CurrentPriceRow = Schemas['CurrentPriceRow']
export type Invitation = Schemas['Invitation']
export type InvitationDetail = Schemas['InvitationDetail']
export type InvitationState = Schemas['InvitationState']
export type InvitationAction = Schemas['InvitationAction']
export type InvitationEvent = Schemas['InvitationEvent']
export type AnswerResult = Schemas['AnswerResult']
export type Preview = Schemas['Preview']
export type Message = Schemas['Message']
export type Misconduct = Schemas['Misconduct']
export type Rule = Schemas['Rule']
export type CalendarYear = Schemas['CalendarYear']
export type CalendarDay = Schemas['CalendarDay']
export type Job = Schemas['Job']
export type JobRun = Schemas['JobRun']
export type Import = Schemas['Import']
export type ImportKind = Schemas['ImportKind']
export type Organisation = Schemas['Organisation']
export type Account = Schemas['Account']
export type ProblemBody = Schemas['Problem']

/** One page of a list; `next` is the cursor of the page after it. */
export interface Page<Item> {
  items: Item[]
  next?: string | null
  total: number
  total_is_exact: boolean
}
