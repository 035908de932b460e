/** Answers to many invitations at once; every row gets its own result. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { AnswerResult, InvitationView, OrganisationKind } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { CancelButton, FormDialog } from '@/ui/FormDialog'
import { money, sum, total } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { ResultList, type Result } from '@/ui/ResultList'
import { InvitationStateTag } from '@/ui/StateTag'
import { UnsentText } from '@/ui/Unsent'
import { applicable, bulkActions, type BulkAction } from './bulk'

/** So many are named before they are answered. */
const SHOWN = 5

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
      <FormDialog
        open={action !== null}
        onCancel={close}
        title={action && t(`bulk.${action}`)}
        footer={
          answer.data ? (
            <Button type="primary" onClick={close}>{t('common.close')}</Button>
          ) : (
            <>
              <CancelButton />
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
            {action && <Bundle rows={taken} action={action} />}
            {action === 'refusal' && (
              <>
                <Input.TextArea
                  rows={3}
                  maxLength={500}
                  aria-label={t('answer.reason')}
                  placeholder={t('answer.reasonHint')}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
                <UnsentText sending={answer.isPending} isUnsent={() => reason.trim() !== ''} />
              </>
            )}
          </>
        )}
      </FormDialog>
    </span>
  )
}

/** What the answers are about: the first of them with their amounts, and the amount of all. */
function Bundle({ rows, action }: { rows: InvitationView[]; action: BulkAction }) {
  const { t } = useI18n()
  const amounts = rows.map((row) => total(priceOf(row, action), row.quantity, row.product.pack_ratio))
  return (
    <>
      <ul className="problem-fields">
        {rows.slice(0, SHOWN).map((row, index) => (
          <li key={row.id}>
            {row.product.name} <span className="code">{row.number}</span>{' '}
            <span className="figure">
              {money(priceOf(row, action))} / {row.product.base_unit} × {count(row.quantity)} {row.product.sales_unit} = {money(amounts[index])}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && <p className="quiet">{t('bulk.more', { count: rows.length - SHOWN })}</p>}
      <p className="spaced-below">
        <strong className="figure">{t('bulk.total', { amount: money(sum(amounts)) })}</strong>
      </p>
    </>
  )
}

/** The price that an answer is about. */
function priceOf(row: InvitationView, action: BulkAction): string {
  return action.startsWith('counter-') ? (row.counter_price ?? row.price) : row.price
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
