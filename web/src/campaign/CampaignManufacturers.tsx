/** How far each manufacturer has come with a collection. */
import { Progress, Segmented } from 'antd'
import { api, unwrap } from '@/api/client'
import type { CampaignProgress, CampaignView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { ListSearch } from '@/table/ListSearch'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { percentDone } from './quarters'

const REFRESH_MILLISECONDS = 15_000

export function CampaignManufacturers({ campaign }: { campaign: CampaignView }) {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const path = { id: campaign.id }
  const { page, error, pending, retry } = usePage(
    'campaigns',
    { manufacturers: campaign.id, ...list.query },
    () => unwrap(api.GET('/api/v1/campaigns/{id}/manufacturers', { params: { path, query: list.query } })),
    { refreshMilliseconds: REFRESH_MILLISECONDS },
  )
  return (
    <DataTable
      name="campaign-makers"
      label={t('campaign.manufacturers')}
      columns={columns(i18n, campaign)}
      rowKey={(row) => row.manufacturer.id}
      page={page}
      pending={pending}
      error={error}
      retry={retry}
      list={list}
      exportPath={`/api/v1/campaigns/${campaign.id}/manufacturers`}
      empty={<p>{t('campaign.noManufacturers')}</p>}
      toolbar={
        <>
          <Segmented
            size="small"
            aria-label={t('change.state')}
            value={list.filters.done ?? ''}
            onChange={(done) => list.setFilters({ done })}
            options={[
              { value: '', label: t('invitation.allStates') },
              { value: 'false', label: t('campaign.notDone') },
              { value: 'true', label: t('campaign.done') },
            ]}
          />
          <ListSearch list={list} label={t('party.search')} width={220} />
        </>
      }
    />
  )
}

function columns({ t }: Translator, campaign: CampaignView): Column<CampaignProgress>[] {
  return [
    { key: 'maker', title: t('product.manufacturer'), width: 280, always: true, render: (row) => <AppLink to={`${paths.campaign(campaign.id)}?manufacturer=${row.manufacturer.id}`}>{row.manufacturer.name}</AppLink> },
    {
      key: 'progress',
      title: t('campaign.progress'),
      width: 260,
      render: (row) => (
        <Progress
          size="small"
          percent={percentDone(row.answered, row.products)}
          status={row.done ? 'success' : 'normal'}
          aria-label={`${t('campaign.progress')} ${row.manufacturer.name}`}
        />
      ),
    },
    { key: 'answered', title: t('campaign.answered'), width: 150, align: 'right', render: (row) => <span className="figure">{count(row.answered)} / {count(row.products)}</span> },
    { key: 'done', title: t('change.state'), width: 100, render: (row) => <Tag tone={row.done ? 'good' : 'wait'}>{t(row.done ? 'campaign.done' : 'campaign.notDone')}</Tag> },
    { key: 'at', title: t('campaign.answeredAt'), width: 140, render: (row) => <span className="figure">{instant(row.answered_at)}</span> },
  ]
}
