/** Files of one kind that are loaded, as the folder whose rows they hold states them. */
import type { ImportKind, OrganisationKind } from '@/api/schema'

interface Loaded {
  /** Who loads them on the page of imports. */
  by: OrganisationKind
  /** Among the kinds that the same loads there, from the first. */
  position: number
}

/** By kind; null for those that are loaded on a page of their own. */
export type Imports = Partial<Record<ImportKind, Loaded | null>>
