/** Invitations: the hospital's sent ones, the manufacturer's inbox, everyone's for the operators. */
import { Alert, Input, Tabs } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { Invitation, OrganisationKind } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/paths'
import { DataTable } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { urgency } from '@/ui/time'
import { BulkActions } from './BulkActions'
import { invitationColumns } from './invitationColumns'

const STATES = ['pending', 'countered', 'confirmed', 'refused', 'lapsed', 'withdrawn', 'superseded'] as const

/** Whether a bulk action of this kind of caller can take the row. */
function selectable(kind: OrganisationKind, invitation: Invitation): boolean {
  return invitation.state === 'pending' && (kind === 'manufacturer' || kind === 'hospital')
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
        items={['', ...STATES].map((state) => ({
          key: state,
          label: state === '' ? t('invitation.allStates') : t(`invitation.state.${state as (typeof STATES)[number]}`),
        }))}
      />
      {list.filters.product_id && (
        <Alert
          type="info"
          className="problem"
          title={t('invitation.ofOneProduct', { name: page?.items[0]?.product.name ?? list.filters.product_id })}
          closable={{ onClose: () => list.setFilters({ product_id: '' }), 'aria-label': t('search.clear') }}
        />
      )}
      <DataTable
        name="invitations"
        label={t('nav.invitations')}
        columns={invitationColumns(i18n, kind)}
        rowKey={(invitation) => invitation.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/invitations"
        rowClass={(invitation) => (urgency(invitation.working_time_left) === 'now' ? 'row-urgent' : '')}
        selection={
          mayAct
            ? { ids, onChange: setChosen, selectable: (invitation) => selectable(kind, invitation) }
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
            <Input.Search
              size="small"
              allowClear
              aria-label={t('invitation.search')}
              placeholder={t('invitation.search')}
              defaultValue={list.filters.q}
              onSearch={(q) => list.setFilters({ q: q.trim() })}
              style={{ width: 260 }}
            />
            {mayAct && <BulkActions kind={kind} chosen={rows} onDone={() => setChosen([])} />}
          </>
        }
      />
    </>
  )
}
