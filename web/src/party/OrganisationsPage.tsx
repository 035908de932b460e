/** Organisations and their accounts. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { OrganisationView } from '@/api/schema'
import { useSession } from '@/api/session'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { ListSearch } from '@/table/ListSearch'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { FormDrawer } from '@/ui/FormDialog'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { AccountsPanel } from './AccountsPanel'
import { GRADES, OWNERSHIPS } from './hospitalFacts'
import { KINDS } from './kinds'
import { OrganisationForm } from './OrganisationForm'
import { placeName } from './placeName'

export function OrganisationsPage() {
  const i18n = useI18n()
  const { t } = i18n
  const { roles, organisation } = useSession()
  const list = useListAddress()
  const [making, setMaking] = useState(false)
  const [opened, setOpened] = useState<OrganisationView | null>(null)
  const { page, error, pending, retry } = usePage('organisations', list.query, () =>
    unwrap(api.GET('/api/v1/organisations', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader
        title={t('nav.organisations')}
        note={t('party.founding')}
        actions={
          roles.includes('trader') && (
            <>
              {organisation.kind === 'exchange_center' && (
                <AppLink to={`${paths.imports}?kind=organisations`}><Button tabIndex={-1}>{t('party.load')}</Button></AppLink>
              )}
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('party.new')}</Button>
            </>
          )
        }
      />
      <DataTable
        name="organisations"
        label={t('nav.organisations')}
        columns={columns(i18n, setOpened)}
        rowKey={(organisation) => organisation.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/organisations"
        empty={<p>{t('party.empty')}</p>}
        toolbar={
          <>
            <ListSearch list={list} label={t('party.search')} width={260} />
            <Select
              size="small"
              aria-label={t('party.kind')}
              value={list.filters.kind ?? ''}
              onChange={(kind) => list.setFilters({ kind })}
              style={{ width: 140 }}
              options={[
                { value: '', label: t('party.allKinds') },
                ...KINDS.map((kind) => ({ value: kind, label: t(`party.kind.${kind}`) })),
              ]}
            />
            <Select
              size="small"
              aria-label={t('party.grade')}
              value={list.filters.grade ?? ''}
              onChange={(grade) => list.setFilters({ grade })}
              style={{ width: 130 }}
              options={[
                { value: '', label: t('party.allGrades') },
                ...GRADES.map((grade) => ({ value: grade, label: t(`party.grade.${grade}`) })),
              ]}
            />
            <Select
              size="small"
              aria-label={t('party.ownership')}
              value={list.filters.ownership ?? ''}
              onChange={(ownership) => list.setFilters({ ownership })}
              style={{ width: 140 }}
              options={[
                { value: '', label: t('party.allOwnerships') },
                ...OWNERSHIPS.map((one) => ({ value: one, label: t(`party.ownership.${one}`) })),
              ]}
            />
          </>
        }
      />
      <FormDrawer title={t('party.new')} open={making} onClose={() => setMaking(false)} size={440} destroyOnHidden>
        <OrganisationForm onMade={(organisation) => { setMaking(false); setOpened(organisation) }} />
      </FormDrawer>
      <FormDrawer title={opened?.name} open={opened !== null} onClose={() => setOpened(null)} size={560} destroyOnHidden>
        {opened && <AccountsPanel organisation={opened} />}
      </FormDrawer>
    </>
  )
}

function columns({ t, language }: Translator, open: (organisation: OrganisationView) => void): Column<OrganisationView>[] {
  return [
    {
      key: 'name',
      title: t('party.name'),
      width: 320,
      always: true,
      render: (organisation) => (
        <button type="button" className="plain" onClick={() => open(organisation)}>{organisation.name}</button>
      ),
    },
    { key: 'kind', title: t('party.kind'), width: 130, render: (organisation) => t(`party.kind.${organisation.kind}`) },
    {
      key: 'credit',
      title: t('party.creditCode'),
      width: 200,
      render: (organisation) => <span className="code">{organisation.credit_code ?? '—'}</span>,
    },
    {
      key: 'institution',
      title: t('party.institutionCode'),
      width: 150,
      render: (organisation) => <span className="code">{organisation.institution_code ?? '—'}</span>,
    },
    { key: 'grade', title: t('party.grade'), width: 110, render: ({ grade }) => (grade ? t(`party.grade.${grade}`) : '—') },
    { key: 'ownership', title: t('party.ownership'), width: 100, render: ({ ownership }) => (ownership ? t(`party.ownership.${ownership}`) : '—') },
    { key: 'region', title: t('party.region'), width: 150, render: (organisation) => placeName(language, organisation.region) },
    { key: 'email', title: t('party.email'), width: 220, render: (organisation) => organisation.email ?? '—' },
  ]
}
