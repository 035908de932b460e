/** One collection: a manufacturer answers it, the exchange centre watches it. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Progress } from 'antd'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { CampaignView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { useListAddress } from '@/table/useListAddress'
import { count } from '@/ui/count'
import { AppLink } from '@/ui/AppLink'
import { Figure } from '@/ui/Figure'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useAddressId } from '@/ui/useAddress'
import { Waiting } from '@/ui/Waiting'
import { CampaignActions } from './CampaignActions'
import { CampaignManufacturers } from './CampaignManufacturers'
import { CampaignProducts } from './CampaignProducts'
import { percentDone, quarterWords, shareDone } from './quarters'

const REFRESH_MILLISECONDS = 15_000

export function CampaignPage() {
  const { t, language } = useI18n()
  const id = useAddressId()
  const kind = useKind()
  const own = kind === 'manufacturer'
  const { filters } = useListAddress()
  const campaign = useQuery({
    queryKey: ['campaigns', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } } })),
    refetchInterval: REFRESH_MILLISECONDS,
  })
  if (campaign.error && !campaign.data) return <ProblemView error={campaign.error} />
  if (!campaign.data) return <Waiting rows={12} />
  const { data } = campaign
  return (
    <>
      <PageHeader
        title={t('campaign.title', { quarter: quarterWords(data.quarter, language) })}
        note={
          <span className="row">
            <Tag tone={data.state === 'open' ? 'wait' : 'quiet'}>{t(`campaign.state.${data.state}`)}</Tag>
            <span>{data.category?.label ?? t('campaign.everything')}</span>
            <span className="figure">{t('campaign.until', { until: data.due_by })}</span>
          </span>
        }
        actions={
          <>
            {filters.manufacturer ? (
              <AppLink to={paths.campaign(data.id)}>{t('campaign.manufacturers')}</AppLink>
            ) : (
              <AppLink to={paths.campaigns}>{t('campaign.all')}</AppLink>
            )}
            {kind === 'exchange_center' && <CampaignActions campaign={data} />}
          </>
        }
      />
      {data.stopped_at && (
        <Alert
          type="warning"
          showIcon
          className="spaced-below"
          title={t('campaign.stoppedFor', { at: instant(data.stopped_at), reason: data.stop_reason ?? '' })}
        />
      )}
      <Summary campaign={data} />
      {own || filters.manufacturer ? <CampaignProducts campaign={data} own={own} /> : <CampaignManufacturers campaign={data} />}
    </>
  )
}

function Summary({ campaign }: { campaign: CampaignView }) {
  const { t } = useI18n()
  const { manufacturers, manufacturers_done: done } = campaign
  return (
    <section className="panel gauges spaced-below" aria-label={t('campaign.progress')}>
      <Progress
        type="dashboard"
        size={96}
        percent={percentDone(campaign.answered, campaign.products)}
        format={() => shareDone(campaign.answered, campaign.products)}
        aria-label={t('campaign.answered')}
      />
      <Figure name={t('campaign.answered')}>
        <strong className="figure">{count(campaign.answered)} / {count(campaign.products)}</strong>
      </Figure>
      {manufacturers != null && done != null && (
        <>
          <Progress
            type="dashboard"
            size={96}
            percent={percentDone(done, manufacturers)}
            format={() => shareDone(done, manufacturers)}
            aria-label={t('campaign.manufacturersDone')}
          />
          <Figure name={t('campaign.manufacturersDone')}>
            <strong className="figure">{done} / {manufacturers}</strong>
          </Figure>
        </>
      )}
      <Figure name={t('campaign.openedAt')}><span className="figure">{instant(campaign.opened_at)}</span></Figure>
      <Figure name={t('campaign.reminded')}>
        {campaign.reminded_at ? (
          <span className="figure">{instant(campaign.reminded_at)}</span>
        ) : (
          <span className="quiet">{t('campaign.notReminded')}</span>
        )}
      </Figure>
    </section>
  )
}
