/** Quarterly collections of prices: what is collected, until when, and how far it has come. */
import { Button, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { CampaignView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { count } from '@/ui/count'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { OpenDialog } from './OpenDialog'
import { percentDone, quarterWords } from './quarters'

export function CampaignsPage() {
  const i18n = useI18n()
  const { t } = i18n
  const kind = useKind()
  const list = useListAddress()
  const [opening, setOpening] = useState(false)
  const { page, error, pending, retry } = usePage('campaigns', list.query, () =>
    unwrap(api.GET('/api/v1/campaigns', { params: { query: list.query } })),
  )
  const all = columns(i18n)
  return (
    <>
      <PageHeader
        title={t('nav.campaigns')}
        note={t(kind === 'manufacturer' ? 'campaign.note.manufacturer' : 'campaign.note.operator')}
        actions={kind === 'exchange_center' && <Button type="primary" onClick={() => setOpening(true)}>{t('campaign.open')}</Button>}
      />
      <DataTable
        name="campaigns"
        label={t('nav.campaigns')}
        columns={kind === 'manufacturer' ? all.filter((column) => column.key !== 'makers') : all}
        rowKey={(campaign) => campaign.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/campaigns"
        empty={<p>{t('campaign.empty')}</p>}
        toolbar={
          <Segmented
            size="small"
            aria-label={t('change.state')}
            value={list.filters.open ?? ''}
            onChange={(open) => list.setFilters({ open })}
            options={[
              { value: '', label: t('invitation.allStates') },
              { value: 'true', label: t('campaign.state.open') },
            ]}
          />
        }
      />
      {opening && <OpenDialog close={() => setOpening(false)} />}
    </>
  )
}

function columns({ t, language }: Translator): Column<CampaignView>[] {
  return [
    {
      key: 'quarter',
      title: t('campaign.quarter'),
      width: 150,
      always: true,
      render: (campaign) => (
        <AppLink to={paths.campaign(campaign.id)}>{quarterWords(campaign.quarter, language)}</AppLink>
      ),
    },
    { key: 'category', title: t('search.category'), width: 220, render: (campaign) => campaign.category?.label ?? t('campaign.everything') },
    { key: 'state', title: t('change.state'), width: 90, render: (campaign) => <Tag tone={campaign.state === 'open' ? 'wait' : 'quiet'}>{t(`campaign.state.${campaign.state}`)}</Tag> },
    { key: 'due', title: t('campaign.due'), width: 140, render: (campaign) => <span className="figure">{campaign.due_by}</span> },
    {
      key: 'answered',
      title: t('campaign.answered'),
      width: 220,
      render: (campaign) => (
        <span className="two-lines">
          <Progress size="small" percent={percentDone(campaign.answered, campaign.products)} aria-label={t('campaign.answered')} />
          <small className="figure">{count(campaign.answered)} / {count(campaign.products)}</small>
        </span>
      ),
    },
    {
      key: 'makers',
      title: t('campaign.manufacturersDone'),
      width: 130,
      render: (campaign) => <span className="figure">{campaign.manufacturers_done ?? '—'} / {campaign.manufacturers ?? '—'}</span>,
    },
    { key: 'opened', title: t('campaign.openedAt'), width: 140, render: (campaign) => <span className="figure">{instant(campaign.opened_at)}</span> },
  ]
}
