/** Invitations: the hospital's sent ones, the manufacturer's inbox, everyone's for the operators. */
import { Alert, Tabs } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { InvitationState, InvitationView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable } from '@/table/DataTable'
import { ListSearch } from '@/table/ListSearch'
import { NoticeFilter } from '@/table/NoticeFilter'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { keysOf } from '@/ui/keysOf'
import { instant, urgency } from '@/ui/time'
import { BulkActions } from './BulkActions'
import { isBulk } from './bulk'
import { invitationColumns } from './invitationColumns'

/** The states in the order of their tabs. */
const STATES: Record<InvitationState, true> = {
  pending: true,
  countered: true,
  confirmed: true,
  refused: true,
  lapsed: true,
  withdrawn: true,
  superseded: true,
}

const OPEN = 'pending,countered'
const TABS = ['', OPEN, ...keysOf(STATES)] as const

/** What waits is read by its deadline; everything else by when it was sent, as it comes. */
function arranged(items: InvitationView[], state: string | undefined): InvitationView[] {
  const waits = state === 'pending' || state === 'countered' || state === OPEN
  return waits ? [...items].sort((one, two) => (one.due_at ?? '').localeCompare(two.due_at ?? '')) : items
}

export function InvitationListPage() {
  const i18n = useI18n()
  const { t } = i18n
  const kind = useKind()
  const list = useListAddress()
  const [chosen, setChosen] = useState<string[]>([])
  const { page, error, pending, retry } = usePage('invitations', list.query, () =>
    unwrap(api.GET('/api/v1/invitations', { params: { query: list.query } })),
  )
  const mayAct = kind === 'manufacturer' || kind === 'hospital'
  const onPage = new Set(page?.items.map((invitation) => invitation.id))
  const ids = chosen.filter((id) => onPage.has(id))
  const rows = page?.items.filter((invitation) => ids.includes(invitation.id)) ?? []
  return (
    <>
      <PageHeader
        title={t(kind === 'manufacturer' ? 'invitation.inbox' : 'nav.invitations')}
        note={t(`invitation.note.${kind}`)}
      />
      <Tabs
        activeKey={list.filters.state ?? ''}
        onChange={(state) => {
          setChosen([])
          list.setFilters({ state })
        }}
        items={TABS.map((state) => ({
          key: state,
          label:
            state === '' ? t('invitation.allStates') : state === OPEN ? t('invitation.open') : t(`invitation.state.${state}`),
        }))}
      />
      {list.filters.product_id && (
        <Alert
          type="info"
          className="problem"
          title={t('invitation.ofOneProduct', { name: page?.items.find(({ product }) => product.id === list.filters.product_id)?.product.name ?? list.filters.product_id })}
          closable={{ onClose: () => list.setFilters({ product_id: '' }), 'aria-label': t('search.clear') }}
        />
      )}
      {list.filters.due_before && (
        <Alert
          type="info"
          className="problem"
          title={t('invitation.dueBefore', { at: instant(list.filters.due_before) })}
          closable={{ onClose: () => list.setFilters({ due_before: '' }), 'aria-label': t('search.clear') }}
        />
      )}
      <NoticeFilter list={list} />
      <DataTable
        name="invitations"
        label={t('nav.invitations')}
        columns={invitationColumns(i18n, kind, (list.filters.state ?? '').split(',').filter(Boolean))}
        rowKey={(invitation) => invitation.id}
        page={page && { ...page, items: arranged(page.items, list.filters.state) }}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/invitations"
        rowClass={(invitation) => (urgency(invitation.working_time_left) === 'now' ? 'row-urgent' : '')}
        selection={
          mayAct
            ? { ids, onChange: setChosen, selectable: isBulk, rowName: (invitation) => `${invitation.number} ${invitation.product.name}` }
            : undefined
        }
        empty={
          <>
            <p>{t('invitation.empty')}</p>
            <p>
              {kind === 'hospital' ? (
                <AppLink to={paths.products}>{t('invitation.emptyHospital')}</AppLink>
              ) : (
                t('invitation.emptyOther')
              )}
            </p>
          </>
        }
        toolbar={
          <>
            <ListSearch list={list} label={t('invitation.search')} width={260} />
            {mayAct && <BulkActions kind={kind} chosen={rows} onDone={() => setChosen([])} />}
          </>
        }
      />
    </>
  )
}
