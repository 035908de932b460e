/** In which capacity of its firm this page acts, and that the session acts in another one by now, switched on another page. */
import { useSyncExternalStore } from 'react'
import type { OrganisationKind } from './schema'

let shown: () => OrganisationKind | undefined = () => undefined
let changed = false
const listeners = new Set<() => void>()

/** Where the capacity is found that this page shows. */
export function setShownCapacity(of: () => OrganisationKind | undefined): void {
  shown = of
}

/** The capacity that this page shows; none before somebody is signed in. */
export function shownCapacity(): OrganisationKind | undefined {
  return shown()
}

/** The server refused what this page sent, since the session acts in another capacity. */
export function noteCapacityChanged(): void {
  changed = true
  for (const listener of listeners) listener()
}

/** Whether the session acts in another capacity than this page shows. */
export function useCapacityChanged(): boolean {
  return useSyncExternalStore(subscribe, () => changed)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
