/** One change of a price: its terms, what proves it, what happened to it, and what can be done now. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { ChangeThread } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { EvidenceLinks } from '@/ui/EvidenceLinks'
import { Figure } from '@/ui/Figure'
import { Money } from '@/ui/Money'
import { money } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { Thread } from '@/ui/Thread'
import { useCommand } from '@/ui/useCommand'
import { Waiting } from '@/ui/Waiting'
import { ChangePercent } from './ChangePercent'
import { ChangeStateTag } from './changeColumns'
import { ChangeSources } from './ChangeSources'
import { ConfirmPrice } from './ConfirmPrice'
import { endsPrice, limitMoved, movesLimit, RisingLimit } from './RisingLimit'

interface Props {
  id: string | null
  close: () => void
  /** What else can be done with it here. */
  actions?: (change: ChangeThread) => ReactNode
}

export function ChangeDrawer({ id, close, actions }: Props) {
  const { t } = useI18n()
  return (
    <Drawer title={t('change.one')} open={id !== null} onClose={close} size={600} destroyOnHidden>
      {id !== null && <ChangeView id={id} key={id} actions={actions} />}
    </Drawer>
  )
}

export function ChangeView({ id, actions }: { id: string; actions?: Props['actions'] }) {
  const { t } = useI18n()
  const change = useQuery({
    queryKey: ['price-changes', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/price-changes/{id}', { params: { path: { id } } })),
  })
  if (change.error && !change.data) return <ProblemView error={change.error} />
  if (!change.data) return <Waiting />
  return (
    <div className="stack">
      <Facts change={change.data} />
      <ConfirmPrice change={change.data} />
      <OwnActions change={change.data} />
      {actions?.(change.data)}
      {change.data.events.length > 0 && (
        <section>
          <h2 className="drawer-title">{t('invitation.thread')}</h2>
          <Thread events={change.data.events} />
        </section>
      )}
    </div>
  )
}

function Facts({ change }: { change: ChangeThread }) {
  const i18n = useI18n()
  const { t, region } = i18n
  const { product } = change
  return (
    <>
      <div>
        <AppLink to={paths.product(product.id)}>{product.name}</AppLink>{' '}
        <ChangeStateTag change={change} i18n={i18n} />
        <div className="quiet">{[product.specification, product.model].filter(Boolean).join(' / ')}</div>
        <div className="quiet code">{product.code}</div>
      </div>
      <div className="figure-row">
        <Figure name={t('change.price')}><Money value={change.base_price} strong /> / {product.base_unit}</Figure>
        <Figure name={t('terms.price')}><Money value={change.price} /> <small className="quiet">÷ {change.pack_ratio}</small></Figure>
        {change.last_price && (
          <Figure name={t('change.lastPrice')}><Money value={change.last_price} /></Figure>
        )}
        {change.restated && (
          <Figure name={t('change.restated')}><Money value={change.restated} /></Figure>
        )}
        {change.far_from_limit && (
          <Figure name={t('change.farFromLimit')}><Money value={change.far_from_limit} /></Figure>
        )}
        {movesLimit(change) && (
          <Figure name={t(limitMoved(change))}><RisingLimit change={change} /></Figure>
        )}
        <Figure name={t('product.limit')}>
          <Money value={change.reference_limit} />
          {!endsPrice(change) && <small> <ChangePercent percent={change.change_percent} /></small>}
        </Figure>
      </div>
      <dl className="facts">
        <dt>{t('sheet.platform')}</dt>
        <dd>{region(change.region)} · {change.platform} · {t(`price.kind.${change.kind}`)}</dd>
        <dt>{t(endsPrice(change) ? 'change.termOfOld' : 'change.term')}</dt>
        <dd className="figure">{change.effective_from} ~ {change.effective_to ?? t('sheet.openEnd')}</dd>
        {endsPrice(change) && (
          <>
            <dt>{t('change.replacedBy')}</dt>
            <dd>
              {change.replaced_by.length === 0 && t('change.replacedByNone')}
              {change.replaced_by.map((price, index) => (
                <div key={index} className="figure">
                  <Money value={price.base_price} /> / {product.base_unit} · {price.effective_from} ~ {price.effective_to ?? t('sheet.openEnd')}
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{t('change.origin')}</dt>
        <dd>{t(`change.origin.${change.origin}`)} · {change.manufacturer.name}</dd>
        {change.source && (
          <>
            <dt>{t('terms.source')}</dt>
            <dd>{change.source}</dd>
          </>
        )}
        {change.remark && (
          <>
            <dt>{t('terms.remark')}</dt>
            <dd>{change.remark}</dd>
          </>
        )}
        <dt>{t('evidence.title')}</dt>
        <dd><EvidenceLinks ids={change.evidence} /></dd>
        {change.sources.length > 0 && (
          <>
            <dt>{t('change.sources')}</dt>
            <dd><ChangeSources sources={change.sources} /></dd>
          </>
        )}
        {change.joined_into_id && (
          <>
            <dt>{t('change.joinedInto')}</dt>
            <dd><AppLink to={paths.priceChange(change.joined_into_id)}>{t('change.joinedSee')}</AppLink></dd>
          </>
        )}
        {change.reason && (
          <>
            <dt>{t('answer.reason')}</dt>
            <dd>{change.reason}</dd>
          </>
        )}
        {change.publicity && (
          <>
            <dt>{t('nav.publicities')}</dt>
            <dd><AppLink to={paths.publicity(change.publicity.id)}>{t('change.until', { until: change.publicity.due_by ?? '—' })}</AppLink></dd>
          </>
        )}
        {change.counts_from && (
          <>
            <dt>{t('change.counting')}</dt>
            <dd className="figure">{t('change.countsFrom', { on: change.counts_from })}</dd>
          </>
        )}
      </dl>
    </>
  )
}

/** What the manufacturer may do with its own declaration. */
function OwnActions({ change }: { change: ChangeThread }) {
  const { t } = useI18n()
  const isManufacturer = useKind() === 'manufacturer'
  const withdraw = useCommand(
    () => unwrap(api.POST('/api/v1/declarations/{id}/withdrawal', { params: { path: { id: change.id } } })),
    { touches: ['price-changes'], done: t('declare.withdrawn') },
  )
  if (!isManufacturer || change.origin !== 'declaration') return null
  if (change.state !== 'submitted' && change.state !== 'returned' && change.state !== 'joined') return null
  return (
    <div className="row">
      {change.state === 'returned' && (
        <AppLink to={`${paths.newDeclaration}?change=${change.id}`}>
          <Button type="primary" tabIndex={-1}>{t('declare.correct')}</Button>
        </AppLink>
      )}
      <Popconfirm
        title={t('declare.withdrawAsk', { product: change.product.name, price: money(change.price) })}
        okText={t('declare.withdraw')}
        cancelText={t('common.cancel')}
        onConfirm={() => withdraw.mutate(undefined)}
      >
        <Button loading={withdraw.isPending}>{t('declare.withdraw')}</Button>
      </Popconfirm>
      {withdraw.error && <ProblemView error={withdraw.error} />}
    </div>
  )
}
