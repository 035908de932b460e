/** The exchange centre's decision on changes of prices: into publicity, back, or refused; many at once. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ResultList } from '@/ui/ResultList'
import { useCommand } from '@/ui/useCommand'
import { ChangeStateTag, isDecidable } from './changeColumns'
import { NamedChanges } from './NamedChanges'
import { ACTIONS, DecisionDialog, type Action, type Decision } from './DecisionDialog'

interface Props {
  chosen: ChangeView[]
  onDone: () => void
}

export function DecisionBar({ chosen, onDone }: Props) {
  const i18n = useI18n()
  const { t, region } = i18n
  const [action, setAction] = useState<Action | null>(null)
  const waiting = chosen.filter(isDecidable)
  const decide = useCommand(
    ({ changes, decision }: { changes: ChangeView[]; decision: Decision }) =>
      unwrap(api.POST('/api/v1/price-changes/decisions', { body: { ...decision, ids: changes.map((change) => change.id) } })),
    { touches: ['price-changes', 'publicities'] },
  )
  // Only what a manufacturer declared can go back for correction.
  const isReturnable = waiting.some((change) => change.origin === 'declaration')
  const close = () => {
    if (decide.data) onDone()
    decide.reset()
    setAction(null)
  }
  // What was decided on may have left the list by now.
  const nameOf = (id: string) => {
    const change = decide.variables?.changes.find((one) => one.id === id)
    return change ? `${change.product.name} · ${region(change.region)}` : id
  }
  return (
    <span className="row">
      {ACTIONS.map((each) => (
        <Button
          key={each}
          size="small"
          type={each === 'publicity' ? 'primary' : 'default'}
          disabled={waiting.length === 0 || (each === 'return' && !isReturnable)}
          onClick={() => setAction(each)}
        >
          {t(`decide.${each}`)}
        </Button>
      ))}
      {chosen.length > 1 && <span className="quiet figure">{t('bulk.chosen', { count: chosen.length })}</span>}
      {decide.data ? (
        <Modal open title={t(`decide.${action ?? 'publicity'}`)} onCancel={close} footer={<Button type="primary" onClick={close}>{t('common.close')}</Button>}>
          <ResultList
            results={decide.data.results.map(({ id, change, problem }) => ({
              key: id,
              name: nameOf(id),
              state: change && <ChangeStateTag change={change} i18n={i18n} />,
              problem,
            }))}
          />
        </Modal>
      ) : (
        action && (
          <DecisionDialog
            action={action}
            ask={<><p>{t(`decide.ask.${action}`, { count: waiting.length })}</p><NamedChanges changes={waiting} /></>}
            confirm={t('bulk.confirm', { count: waiting.length })}
            pending={decide.isPending}
            error={decide.error}
            onConfirm={(decision) => decide.mutate({ changes: waiting, decision })}
            onClose={close}
          />
        )
      )}
    </span>
  )
}
