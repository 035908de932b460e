/** Publicity: the windows in which changes of prices are public, for everyone. */
import { Segmented } from 'antd'
import { api, unwrap } from '@/api/client'
import type { PublicityView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { Countdown } from './Countdown'

export function PublicitiesPage() {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage('publicities', list.query, () =>
    unwrap(api.GET('/api/v1/publicities', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader
        title={t('nav.publicities')}
        note={t('publicity.note')}
        actions={
          <>
            <AppLink to={paths.publicChanges}>{t('publicity.concerning')}</AppLink>
            <AppLink to={paths.objections}>{t('nav.objections')}</AppLink>
          </>
        }
      />
      <DataTable
        name="publicities"
        label={t('nav.publicities')}
        columns={columns(i18n)}
        rowKey={(publicity) => publicity.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/publicities"
        empty={<p>{t('publicity.empty')}</p>}
        toolbar={
          <Segmented
            size="small"
            aria-label={t('publicity.which')}
            value={list.filters.open ?? ''}
            onChange={(open) => list.setFilters({ open })}
            options={[
              { value: '', label: t('invitation.allStates') },
              { value: 'true', label: t('publicity.open') },
            ]}
          />
        }
      />
    </>
  )
}

function columns({ t }: Translator): Column<PublicityView>[] {
  return [
    {
      key: 'title',
      title: t('publicity.titleLabel'),
      width: 360,
      always: true,
      render: (publicity) => <AppLink to={paths.publicity(publicity.id)}>{publicity.title || publicity.id}</AppLink>,
    },
    { key: 'origin', title: t('change.origin'), width: 120, render: (publicity) => t(`change.origin.${publicity.origin}`) },
    {
      key: 'state',
      title: t('change.state'),
      width: 90,
      render: (publicity) => (
        <Tag tone={publicity.is_open ? 'wait' : publicity.stopped_at ? 'bad' : 'quiet'}>
          {t(publicity.is_open ? 'publicity.open' : publicity.stopped_at ? 'publicity.stopped' : 'publicity.over')}
        </Tag>
      ),
    },
    { key: 'due', title: t('publicity.until'), width: 150, render: (publicity) => <Countdown publicity={publicity} /> },
    { key: 'changes', title: t('publicity.changes'), width: 90, align: 'right', render: (publicity) => <span className="figure">{publicity.changes}</span> },
    {
      key: 'objections',
      title: t('publicity.objectionsOpen'),
      width: 110,
      align: 'right',
      render: (publicity) => <span className="figure">{publicity.objections_open ?? '—'}</span>,
    },
    { key: 'opened', title: t('publicity.openedAt'), width: 140, render: (publicity) => <span className="figure">{instant(publicity.opened_at)}</span> },
  ]
}
