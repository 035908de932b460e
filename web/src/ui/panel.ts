/** A panel of the first page, as the folder that it belongs to states it. */
import type { ComponentType } from 'react'
import type { OrganisationKind } from '@/api/schema'

export interface Panel {
  /** The component, by its name in the file. */
  name: string
  /** Fetched when the first page is shown. */
  importer: () => Promise<Record<string, ComponentType>>
  /** For each kind of organisation that has it, its place among the panels of that kind, from the top. */
  positions: Partial<Record<OrganisationKind, number>>
}

export function panel<Name extends string>(
  importer: () => Promise<Record<Name, ComponentType>>,
  name: Name,
  positions: Panel['positions'],
): Panel {
  return { name, importer, positions }
}
