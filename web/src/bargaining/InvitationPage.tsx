/** One invitation: what is offered, what happened, and what the caller may do now. */
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { api, unwrap } from '@/api/client'
import type { InvitationThread } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { Clause } from '@/ui/Clause'
import { Figure } from '@/ui/Figure'
import { Difference, Money } from '@/ui/Money'
import { compareMoney } from '@/ui/money'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { useProduct } from '@/ui/ProductPicker'
import { Thread } from '@/ui/Thread'
import { InvitationStateTag } from '@/ui/StateTag'
import { dayOf, instant } from '@/ui/time'
import { useAddressId } from '@/ui/useAddress'
import { Waiting } from '@/ui/Waiting'
import { AnswerPanel } from './AnswerPanel'
import { DueView } from './DueView'

const REFRESH_MILLISECONDS = 30_000

export function InvitationPage() {
  const { t } = useI18n()
  const id = useAddressId()
  const { data, error, refetch } = useQuery({
    queryKey: ['invitations', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/invitations/{id}', { params: { path: { id } } })),
    refetchInterval: REFRESH_MILLISECONDS,
  })
  if (error && !data) return <ProblemView error={error} retry={() => void refetch()} />
  if (!data) return <Waiting rows={10} />
  return (
    <>
      <PageHeader
        title={t('invitation.title', { number: data.number })}
        note={
          <span className="row">
            <InvitationStateTag state={data.state} />
            <span>{data.hospital.name} → {data.manufacturer.name}</span>
          </span>
        }
      />
      <div className="columns">
        <div className="stack">
          <Facts invitation={data} />
          <section className="panel" aria-labelledby="thread-title">
            <h2 id="thread-title">{t('invitation.thread')}</h2>
            <Thread events={data.events} />
          </section>
        </div>
        <div className="side-column">
          <AnswerPanel invitation={data} />
        </div>
      </div>
    </>
  )
}

function Facts({ invitation }: { invitation: InvitationThread }) {
  const { t, language } = useI18n()
  const { product, decision } = invitation
  const now = useProduct(product.id).data
  const changed = now && compareMoney(now.reference_limit ?? '0', invitation.reference_limit ?? '0') !== 0
  const isOpen = invitation.state === 'pending' || invitation.state === 'countered'
  return (
    <section className="panel" aria-label={t('invitation.facts')}>
      <div className="invitation-product">
        <AppLink to={paths.product(product.id)}>{product.name}</AppLink>{' '}
        <span className="quiet">{[product.specification, product.model].filter(Boolean).join(' / ')}</span>
        <div className="quiet code">{product.code}</div>
      </div>
      <div className="figure-row">
        <Figure name={t('invitation.price')}><Money value={invitation.price} strong /> / {product.base_unit}</Figure>
        <Figure name={t('invitation.limitThen', { on: dayOf(invitation.sent_at) })}>
          <Money value={invitation.reference_limit} />{' '}
          <small><Difference price={invitation.price} limit={invitation.reference_limit} /></small>
        </Figure>
        {changed && now && (
          <Figure name={t('invitation.limitNow', { on: now.limit_since ?? '—' })}>
            {now.reference_limit ? <Money value={now.reference_limit} /> : t('product.noLimit')}{' '}
            <small><Difference price={invitation.price} limit={now.reference_limit} /></small>
          </Figure>
        )}
        {invitation.current_price != null && (
          <Figure name={t('invitation.ownThen')}><Money value={invitation.current_price} /></Figure>
        )}
        <Figure name={t('invitation.quantity')}>
          <span className="figure">{invitation.quantity.toLocaleString('en-US')} {product.sales_unit}</span>
        </Figure>
        {invitation.counter_price != null && (
          <Figure name={t('invitation.counterPrice')}><Money value={invitation.counter_price} strong /> / {product.base_unit}</Figure>
        )}
      </div>
      <dl className="facts">
        <dt>{t('invitation.sentAt')}</dt>
        <dd className="figure">{instant(invitation.sent_at)}</dd>
        {invitation.due_at && (
          <>
            <dt>{t(isOpen ? 'invitation.due' : 'invitation.dueWas')}</dt>
            <dd><DueView invitation={invitation} /></dd>
          </>
        )}
        {invitation.note && (
          <>
            <dt>{t('invite.note')}</dt>
            <dd>{invitation.note}</dd>
          </>
        )}
        {invitation.decided_at && (
          <>
            <dt>{t('invitation.decided')}</dt>
            <dd>
              <span className="figure">{instant(invitation.decided_at)}</span>{' '}
              {decision && t(`invitation.by.${decision.by}`)}
              {decision?.reason && `${language === 'en' ? ': ' : '：'}${decision.reason}`} <Clause clause={decision?.clause} />
            </dd>
          </>
        )}
      </dl>
      {invitation.due_is_provisional && (
        <Alert type="warning" showIcon className="spaced" title={t('invitation.provisionalNote')} />
      )}
    </section>
  )
}
