/** Sends an answer; the version seen goes along, so that nobody answers what has changed meanwhile. */
import { api, unwrap } from '@/api/client'
import type { InvitationAction, InvitationThread } from '@/api/schema'
import { typedPrice } from '@/ui/money'

export interface AnswerFields {
  price?: string
  reason?: string
}

export async function answerInvitation(
  invitation: InvitationThread,
  action: InvitationAction,
  fields: AnswerFields = {},
): Promise<void> {
  const params = { path: { id: invitation.id } }
  const headers = { 'If-Match': `"${invitation.version}"` }
  const reason = fields.reason?.trim() ?? ''
  const price = typedPrice(fields.price ?? '') ?? fields.price ?? ''
  switch (action) {
    case 'acceptance':
      await unwrap(api.POST('/api/v1/invitations/{id}/acceptance', { params, headers }))
      return
    case 'counter-acceptance':
      await unwrap(api.POST('/api/v1/invitations/{id}/counter-acceptance', { params, headers }))
      return
    case 'counter-refusal':
      await unwrap(api.POST('/api/v1/invitations/{id}/counter-refusal', { params, headers }))
      return
    case 'withdrawal':
      await unwrap(api.POST('/api/v1/invitations/{id}/withdrawal', { params, headers }))
      return
    case 'refusal':
      await unwrap(api.POST('/api/v1/invitations/{id}/refusal', { params, headers, body: { reason } }))
      return
    case 'counter':
      await unwrap(api.POST('/api/v1/invitations/{id}/counter', { params, headers, body: { price, reason } }))
      return
  }
}
