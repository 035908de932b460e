/** The columns of the invitation list. */
import type { InvitationView, OrganisationKind } from '@/api/schema'
import type { Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import type { Column } from '@/table/DataTable'
import { AppLink } from '@/ui/AppLink'
import { Difference, Money } from '@/ui/Money'
import { InvitationStateTag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { DueView } from './DueView'

const OPEN_STATES = ['pending', 'countered']

/** Columns for the states that are listed: what would be the same or empty in every row is left out. */
export function invitationColumns(i18n: Translator, kind: OrganisationKind, states: string[]): Column<InvitationView>[] {
  const needless = new Set<string>()
  if (states.length === 1) needless.add('state')
  if (states.length > 0 && states.every((state) => OPEN_STATES.includes(state))) needless.add('decided')
  if (states.length > 0 && !states.some((state) => OPEN_STATES.includes(state))) needless.add('due')
  return allColumns(i18n, kind).filter((column) => !needless.has(column.key))
}

function allColumns({ t }: Translator, kind: OrganisationKind): Column<InvitationView>[] {
  const hospital: Column<InvitationView> = {
    key: 'hospital',
    title: t('invitation.hospital'),
    width: 142,
    render: (invitation) => <span title={invitation.hospital.name}>{invitation.hospital.name}</span>,
  }
  const manufacturer: Column<InvitationView> = {
    key: 'manufacturer',
    title: t('invitation.manufacturer'),
    width: 142,
    render: (invitation) => <span title={invitation.manufacturer.name}>{invitation.manufacturer.name}</span>,
  }
  const both: Column<InvitationView> = {
    key: 'parties',
    title: t('invitation.parties'),
    width: 156,
    render: (invitation) => (
      <span className="two-lines">
        <span title={invitation.hospital.name}>{invitation.hospital.name}</span>
        <small title={invitation.manufacturer.name}>{invitation.manufacturer.name}</small>
      </span>
    ),
  }
  const counterpart = kind === 'hospital' ? manufacturer : kind === 'manufacturer' ? hospital : both
  return [
    {
      key: 'number',
      title: t('invitation.numberAndSent'),
      width: 168,
      fixed: 'left',
      always: true,
      render: (invitation) => (
        <span className="two-lines">
          <AppLink to={paths.invitation(invitation.id)} className="code">{invitation.number}</AppLink>
          <small className="figure">{instant(invitation.sent_at)}</small>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('invitation.state'),
      width: 104,
      render: (invitation) => <InvitationStateTag state={invitation.state} />,
    },
    {
      key: 'product',
      title: t('product.name'),
      width: 176,
      render: (invitation) => (
        <span className="two-lines">
          <AppLink to={paths.product(invitation.product.id)} title={invitation.product.name}>
            {invitation.product.name}
          </AppLink>
          <small title={invitation.product.specification}>
            {[invitation.product.specification, invitation.product.model].filter(Boolean).join(' / ')}
          </small>
        </span>
      ),
    },
    counterpart,
    {
      key: 'price',
      title: t('invitation.price'),
      width: 106,
      align: 'right',
      render: (invitation) => (
        <span className="two-lines">
          <Money value={invitation.price} strong />
          <small>/ {invitation.product.base_unit}</small>
        </span>
      ),
    },
    {
      key: 'limit',
      title: t('invitation.limit'),
      width: 102,
      align: 'right',
      render: (invitation) => (
        <span className="two-lines">
          <Money value={invitation.reference_limit} />
          {invitation.reference_limit != null && (
            <small><Difference price={invitation.price} limit={invitation.reference_limit} /></small>
          )}
        </span>
      ),
    },
    {
      key: 'counter',
      title: t('invitation.counterPrice'),
      width: 104,
      align: 'right',
      hiddenAtFirst: true,
      render: (invitation) => <Money value={invitation.counter_price} />,
    },
    {
      key: 'quantity',
      title: t('invitation.quantity'),
      width: 88,
      align: 'right',
      render: (invitation) => (
        <span className="figure">
          {invitation.quantity.toLocaleString('en-US')} {invitation.product.sales_unit}
        </span>
      ),
    },
    { key: 'due', title: t('invitation.due'), width: 142, render: (invitation) => <DueView invitation={invitation} /> },
    {
      key: 'decided',
      title: t('invitation.decided'),
      width: 150,
      render: (invitation) =>
        invitation.decided_at ? (
          <span className="two-lines">
            <span className="figure">{instant(invitation.decided_at)}</span>
            <small title={invitation.decision?.reason ?? ''}>
              {invitation.decision && t(`invitation.by.${invitation.decision.by}`)}
              {invitation.decision?.reason && ` · ${invitation.decision.reason}`}
            </small>
          </span>
        ) : (
          '—'
        ),
    },
    {
      key: 'code',
      title: t('product.code'),
      width: 226,
      hiddenAtFirst: true,
      render: (invitation) => <span className="code">{invitation.product.code}</span>,
    },
    {
      key: 'note',
      title: t('invite.note'),
      width: 180,
      hiddenAtFirst: true,
      render: (invitation) => invitation.note || '—',
    },
  ]
}
