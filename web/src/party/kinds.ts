/** The kinds of organisation, in the order of the contract. */
import type { OrganisationKind } from '@/api/types'

export const KINDS: OrganisationKind[] = ['hospital', 'manufacturer', 'distributor', 'exchange_center', 'insurance_bureau']
