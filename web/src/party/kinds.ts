/** The kinds of organisation, in the order of the contract. */
import type { OrganisationKind } from '@/api/schema'
import { keysOf } from '@/ui/keysOf'

const ALL: Record<OrganisationKind, true> = {
  hospital: true,
  manufacturer: true,
  distributor: true,
  exchange_center: true,
  insurance_bureau: true,
}

export const KINDS = keysOf(ALL)
