/** Which answers may be given to many invitations at once. */
import type { InvitationAction, InvitationView, OrganisationKind } from '@/api/schema'

export type BulkAction = Exclude<InvitationAction, 'counter'>

const ACTIONS: Partial<Record<OrganisationKind, BulkAction[]>> = {
  manufacturer: ['acceptance', 'refusal'],
  hospital: ['counter-acceptance', 'counter-refusal', 'withdrawal'],
}

export function bulkActions(kind: OrganisationKind): BulkAction[] {
  return ACTIONS[kind] ?? []
}

/** Whether the caller may do something with it now; the server decides. */
export function isBulk(invitation: InvitationView): boolean {
  return invitation.actions.length > 0
}

/** Those of the chosen ones that this action applies to. */
export function applicable(chosen: InvitationView[], action: BulkAction): InvitationView[] {
  return chosen.filter((invitation) => invitation.actions.includes(action))
}
