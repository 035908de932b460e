/** Open invitations that a list's new limits would supersede, or concluded ones whose prices they would end. */
import { api, unwrap } from '@/api/client'
import type { PreviewInvitation } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { Money } from '@/ui/Money'
import { InvitationStateTag } from '@/ui/StateTag'

export function PreviewInvitations({ linkageId, concluded = false }: { linkageId: string; concluded?: boolean }) {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage('linkages', { invitations: linkageId, concluded, ...list.query }, () => {
    const params = { path: { id: linkageId }, query: { limit: list.size, cursor: list.query.cursor } }
    if (concluded) return unwrap(api.GET('/api/v1/linkages/{id}/preview/concluded-prices', { params }))
    return unwrap(api.GET('/api/v1/linkages/{id}/preview/invitations', { params }))
  })
  return (
    <DataTable
      name="linkage-invitations"
      label={t(concluded ? 'linkage.concluded' : 'linkage.invitations')}
      columns={columns(i18n)}
      rowKey={(row) => row.id}
      page={page}
      pending={pending}
      error={error}
      retry={retry}
      list={list}
      exportPath={`/api/v1/linkages/${linkageId}/preview/${concluded ? 'concluded-prices' : 'invitations'}`}
      empty={<p>{t(concluded ? 'linkage.noConcluded' : 'linkage.noInvitations')}</p>}
    />
  )
}

function columns({ t }: Translator): Column<PreviewInvitation>[] {
  return [
    { key: 'number', title: t('invitation.number'), width: 168, always: true, render: (row) => <AppLink to={paths.invitation(row.id)} className="code">{row.number}</AppLink> },
    { key: 'state', title: t('invitation.state'), width: 94, render: (row) => <InvitationStateTag state={row.state} /> },
    { key: 'product', title: t('product.name'), width: 200, render: (row) => <AppLink to={paths.product(row.product.id)}>{row.product.name}</AppLink> },
    { key: 'hospital', title: t('invitation.hospital'), width: 170, render: (row) => row.hospital.name },
    { key: 'maker', title: t('invitation.manufacturer'), width: 170, render: (row) => row.manufacturer.name },
    { key: 'price', title: t('linkage.offer'), width: 100, align: 'right', render: (row) => <Money value={row.price} strong /> },
    { key: 'limit', title: t('linkage.before'), width: 100, align: 'right', render: (row) => <Money value={row.limit} /> },
    { key: 'after', title: t('linkage.after'), width: 100, align: 'right', render: (row) => <Money value={row.limit_after} /> },
    { key: 'due', title: t('invitation.due'), width: 140, render: (row) => <span className="figure">{row.due_by ?? '—'}</span> },
  ]
}
