/** One decision on everything submitted that the list's filter finds: part by part, with progress. */
import { Button, Dropdown, Modal, Progress } from 'antd'
import { useRef, useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { ChangeView, paths } from '@/api/schema'
import { paths as routes } from '@/capabilities'
import { useI18n } from '@/i18n/useI18n'
import type { ListPage } from '@/table/listPage'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { Money } from '@/ui/Money'
import { money } from '@/ui/money'
import { PagedList } from '@/ui/PagedList'
import { ProblemView } from '@/ui/ProblemView'
import { useCommand } from '@/ui/useCommand'
import { usePreview } from '@/ui/usePreview'
import { isDecidable } from './changeColumns'
import { ACTIONS, DecisionDialog, type Action } from './DecisionDialog'
import { NamedChanges } from './NamedChanges'

type Body = paths['/api/v1/price-changes/decisions/filtered']['post']['requestBody']['content']['application/json']

interface Props {
  /** What the filter finds, as far as it is shown. */
  page: ListPage<ChangeView> | undefined
  filter: Body['filter']
  onDone: () => void
}

export function FilterDecision({ page, filter, onDone }: Props) {
  const { t } = useI18n()
  const disabled = !page?.total
  const [action, setAction] = useState<Action | null>(null)
  const [sofar, setSofar] = useState<{ decided: number; remaining: number } | null>(null)
  const stopped = useRef(false)
  const sweep = useCommand(
    async (body: Body) => {
      stopped.current = false
      let decided = 0
      for (;;) {
        const part = await unwrap(api.POST('/api/v1/price-changes/decisions/filtered', { body }))
        decided += part.decided
        const sofar = { decided, remaining: part.remaining }
        setSofar(sofar)
        if (part.decided === 0 || part.remaining === 0 || stopped.current) return sofar
      }
    },
    { touches: ['price-changes', 'publicities'] },
  )
  const close = () => {
    if (sweep.data) onDone()
    sweep.reset()
    setSofar(null)
    setAction(null)
  }
  const percent = sofar ? Math.floor((100 * sofar.decided) / Math.max(1, sofar.decided + sofar.remaining)) : 0
  return (
    <>
      <Dropdown
        autoFocus
        trigger={['click']}
        disabled={disabled}
        menu={{
          items: ACTIONS.map((each) => ({ key: each, label: t(`decide.${each}`) })),
          onClick: ({ key }) => setAction(ACTIONS.find((each) => each === key) ?? null),
        }}
      >
        <Button size="small" disabled={disabled}>{t('decide.all')}</Button>
      </Dropdown>
      {(sweep.isPending || sweep.data) && (
        <Modal
          open
          closable={false}
          title={t(`decide.${action ?? 'publicity'}`)}
          footer={
            sweep.data ? (
              <Button type="primary" onClick={close}>{t('common.close')}</Button>
            ) : (
              <Button onClick={() => { stopped.current = true }}>{t('decide.all.stop')}</Button>
            )
          }
        >
          <Progress percent={percent} status={sweep.data ? 'success' : 'active'} aria-label={t('decide.all')} />
          <p className="figure" role="status">{sofar ? t('decide.all.sofar', sofar) : t('decide.all.begun')}</p>
        </Modal>
      )}
      {action && !sweep.isPending && !sweep.data && (
        <DecisionDialog
          action={action}
          ask={
            <>
              <p>{t('decide.all.ask')}</p>
              {page && <NamedChanges changes={page.items.filter((change) => isSwept(change, action))} isSample />}
              <Reached action={action} filter={filter} />
            </>
          }
          confirm={t('decide.all.confirm')}
          pending={false}
          error={sweep.error}
          onConfirm={(decision) => sweep.mutate({ ...decision, filter })}
          onClose={close}
        />
      )}
    </>
  )
}

/** What the decision would reach, counted by the server: not only what is on this page. */
function Reached({ action, filter }: { action: Action; filter: Body['filter'] }) {
  const { t } = useI18n()
  const foreseen = usePreview(['decisions', action, filter], () =>
    unwrap(api.POST('/api/v1/price-changes/decisions/filtered/preview', { body: { action, filter } })),
  )
  if (foreseen.error) return <ProblemView error={foreseen.error} retry={() => void foreseen.refetch()} />
  const { data } = foreseen
  return (
    <div role="status">
      {data ? (
        <p>{t('decide.all.found', { decided: count(data.decided), products: count(data.products), manufacturers: count(data.manufacturers) })}</p>
      ) : (
        <p className="quiet">{t('decide.all.counting')}</p>
      )}
      {data && data.invitations > 0 && (
        <p>{t('decide.all.invitations', { invitations: count(data.invitations), amount: money(data.invitations_amount) })}</p>
      )}
      {data && data.concluded > 0 && (
        <>
          <p>{t('decide.all.concluded', { concluded: count(data.concluded), amount: money(data.concluded_amount) })}</p>
          <PagedList
            label={t('decide.all.concludedList')}
            rows={data.ending_concluded}
            total={data.concluded}
            rowKey={(one) => one.id}
            row={(one) => (
              <>
                <AppLink to={routes.invitation(one.id)} className="code">{one.number}</AppLink> {one.product_name} {one.hospital.name}{' '}
                <Money value={one.price} />
              </>
            )}
          />
        </>
      )}
      {data && data.refused > 0 && <p>{t('decide.all.left', { refused: count(data.refused) })}</p>}
    </div>
  )
}

/** Whether a decision on a whole filter reaches this change: outliers are decided on one by one, what is far from the limit goes public alone, and only declarations go back. */
function isSwept(change: ChangeView, action: Action): boolean {
  return isDecidable(change) && change.origin !== 'outlier' && (action !== 'publicity' || !change.far_from_limit) && (action !== 'return' || change.origin === 'declaration')
}
