/** One step with a reason on one change or many: asked for once, then shown what became of each. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { ChangeView, DecisionResults } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { ResultList } from '@/ui/ResultList'
import { useCommand } from '@/ui/useCommand'
import { ChangeStateTag } from './changeColumns'
import { NamedChanges } from './NamedChanges'

interface Props {
  chosen: ChangeView[]
  /** On the button. */
  word: string
  title: string
  /** What happens then; it gets the number of changes and the first names. */
  ask: (chosen: { count: number; names: string }) => string
  send: (ids: string[], reason: string) => Promise<DecisionResults>
  touches: string[]
  onDone: () => void
}

const NAMES = 3

export function ReasonForEach({ chosen, word, title, ask, send, touches, onDone }: Props) {
  const i18n = useI18n()
  const { t, region, language } = i18n
  const [asking, setAsking] = useState(false)
  const step = useCommand(
    ({ changes, reason }: { changes: ChangeView[]; reason: string }) => send(changes.map((change) => change.id), reason),
    { touches },
  )
  const close = () => {
    if (step.data) onDone()
    step.reset()
    setAsking(false)
  }
  // What was decided on may have left the list by now.
  const nameOf = (id: string) => {
    const change = step.variables?.changes.find((one) => one.id === id)
    return change ? `${change.product.name} · ${region(change.region)}` : id
  }
  const names = chosen.slice(0, NAMES).map((change) => change.product.name).join(language === 'en' ? ', ' : '、')
  return (
    <>
      <Button size="small" danger disabled={chosen.length === 0} onClick={() => setAsking(true)}>{word}</Button>
      {step.data ? (
        <Modal open title={title} onCancel={close} footer={<Button type="primary" onClick={close}>{t('common.close')}</Button>}>
          <ResultList
            results={step.data.results.map(({ id, change, problem }) => ({
              key: id,
              name: nameOf(id),
              state: change && <ChangeStateTag change={change} i18n={i18n} />,
              problem,
            }))}
          />
        </Modal>
      ) : (
        asking && (
          <ReasonDialog
            title={title}
            label={t('answer.reason')}
            confirm={title}
            pending={step.isPending}
            error={step.error}
            onConfirm={(reason) => step.mutate({ changes: chosen, reason })}
            onClose={close}
          >
            <p>{ask({ count: chosen.length, names })}</p>
            <div className="spaced-below"><NamedChanges changes={chosen} /></div>
          </ReasonDialog>
        )
      )}
    </>
  )
}
