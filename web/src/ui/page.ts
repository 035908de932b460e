/** A page of the console and its entry in the navigation, as the folder that it belongs to states them. */
import type { ComponentType } from 'react'
import type { OrganisationKind, SessionView } from '@/api/schema'
import type { Words } from '@/i18n/translate'
import type { LazyPage } from './lazyPage'

export interface Page {
  /** As the router writes it: `/invitations/$id`. */
  path: string
  /** Fetched when it is first opened. */
  component: LazyPage
  /** The kinds of organisation it is for; all when left out. */
  kinds?: OrganisationKind[]
  /** It shows what the platform does as a whole, so it is not for a bureau of a part of it. */
  ofPlatform?: boolean
  /** For those who have not signed in, without the frame. */
  signedOut?: boolean
  entry?: Entry
}

/** The groups of the navigation in their order. */
export const groups = ['trade', 'prices', 'oversight'] as const

export interface Entry {
  group: (typeof groups)[number]
  /** Among the entries of its group, from the top. */
  position: number
  word: Words
  icon: ComponentType
  /** Where fewer work with the page than may open it. */
  kinds?: OrganisationKind[]
}

export const operators: OrganisationKind[] = ['exchange_center', 'insurance_bureau']

/** Whom a page is for. */
export type For = Pick<Page, 'kinds' | 'ofPlatform'>

/** Whether a page is for whoever is signed in. */
export function isFor({ kinds, ofPlatform }: For, session: Pick<SessionView, 'organisation' | 'oversees_platform'>): boolean {
  return (kinds?.includes(session.organisation.kind) ?? true) && (!ofPlatform || session.oversees_platform)
}
