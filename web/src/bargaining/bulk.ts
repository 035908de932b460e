/** Which answers may be given to many invitations at once. */
import type { Invitation, InvitationAction, OrganisationKind } from '@/api/types'

export type BulkAction = Exclude<InvitationAction, 'counter'>

const ACTIONS: Partial<Record<OrganisationKind, BulkAction[]>> = {
  manufacturer: ['acceptance', 'refusal'],
  hospital: ['counter-acceptance', 'counter-refusal', 'withdrawal'],
}

export function bulkActions(kind: OrganisationKind): BulkAction[] {
  return ACTIONS[kind] ?? []
}

/** Whether the caller may do something with it now; the server decides. */
export function isBulk(invitation: Invitation): boolean {
  return invitation.actions.length > 0
}

/** Those of the chosen ones that this action applies to. */
export function applicable(chosen: Invitation[], action: BulkAction): Invitation[] {
  return chosen.filter((invitation) => invitation.actions.includes(action))
}
