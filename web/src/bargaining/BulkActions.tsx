/** Answers to many invitations at once; every row gets its own result. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { AnswerResult, InvitationView, OrganisationKind } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { ResultList, type Result } from '@/ui/ResultList'
import { InvitationStateTag } from '@/ui/StateTag'
import { applicable, bulkActions, type BulkAction } from './bulk'

interface Props {
  kind: OrganisationKind
  chosen: InvitationView[]
  onDone: () => void
}

export function BulkActions({ kind, chosen, onDone }: Props) {
  const { t } = useI18n()
  const queryClient = useQueryClient()
  const [action, setAction] = useState<BulkAction | null>(null)
  const [reason, setReason] = useState('')
  const answer = useMutation({
    mutationFn: (body: { action: BulkAction; ids: string[]; reason?: string }) =>
      unwrap(api.POST('/api/v1/invitations/answers', { body })),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['invitations'] }),
        queryClient.invalidateQueries({ queryKey: ['home'] }),
      ]),
  })
  const taken = action ? applicable(chosen, action) : []
  const close = () => {
    if (answer.data) onDone()
    answer.reset()
    setAction(null)
    setReason('')
  }
  const go = () => {
    if (!action) return
    answer.mutate({
      action,
      ids: taken.map((invitation) => invitation.id),
      ...(action === 'refusal' ? { reason: reason.trim() } : {}),
    })
  }
  return (
    <span className="row">
      {bulkActions(kind).map((each) => (
        <Button
          key={each}
          size="small"
          disabled={applicable(chosen, each).length === 0}
          onClick={() => setAction(each)}
        >
          {t(`bulk.${each}`)}
        </Button>
      ))}
      <span className="quiet figure">{t('bulk.chosen', { count: chosen.length })}</span>
      <Modal
        open={action !== null}
        onCancel={close}
        title={action && t(`bulk.${action}`)}
        footer={
          answer.data ? (
            <Button type="primary" onClick={close}>{t('common.close')}</Button>
          ) : (
            <>
              <Button onClick={close}>{t('common.cancel')}</Button>
              <Button
                type="primary"
                loading={answer.isPending}
                disabled={action === 'refusal' && reason.trim() === ''}
                onClick={go}
              >
                {t('bulk.confirm', { count: taken.length })}
              </Button>
            </>
          )
        }
      >
        {answer.error && <ProblemView error={answer.error} />}
        {answer.data ? (
          <ResultList results={answer.data.results.map((result) => resultOf(result, taken))} />
        ) : (
          <>
            <p>{action && t(`bulk.ask.${action}`, { count: taken.length })}</p>
            {action === 'refusal' && (
              <Input.TextArea
                rows={3}
                maxLength={500}
                aria-label={t('answer.reason')}
                placeholder={t('answer.reasonHint')}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </>
        )}
      </Modal>
    </span>
  )
}

function resultOf({ id, invitation, problem }: AnswerResult, rows: InvitationView[]): Result {
  const number = invitation?.number ?? rows.find((row) => row.id === id)?.number ?? id
  return {
    key: id,
    name: <span className="code">{number}</span>,
    state: invitation && <InvitationStateTag state={invitation.state} />,
    problem,
  }
}
