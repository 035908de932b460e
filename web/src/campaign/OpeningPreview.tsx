/** What opening a collection would ask and of whom, and who could not be told. */
import { Alert } from 'antd'
import { api, unwrap } from '@/api/client'
import { quarterWords } from './quarters'
import type { CampaignOpening } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { Figure } from '@/ui/Figure'
import { ProblemView } from '@/ui/ProblemView'
import { usePreview } from '@/ui/usePreview'
import { Waiting } from '@/ui/Waiting'

/** So many names are shown; the file has all. */
const NAMES = 5

export function OpeningPreview({ quarter, category }: { quarter: string; category: string }) {
  const { t, language } = useI18n()
  const preview = usePreview(['campaign', quarter, category], () =>
    unwrap(api.GET('/api/v1/campaigns/preview', { params: { query: { quarter, category: category || undefined } } })),
  )
  if (preview.error) return <ProblemView error={preview.error} />
  if (!preview.data) return <Waiting rows={3} />
  const { data } = preview
  return (
    <section aria-label={t('campaign.preview')} className="spaced-below">
      <div className="gauges spaced-below">
        <Figure name={t('campaign.previewManufacturers')}><strong className="figure">{count(data.manufacturers)}</strong></Figure>
        <Figure name={t('campaign.previewProducts')}><strong className="figure">{count(data.products)}</strong></Figure>
        <Figure name={t('campaign.previewRecords')}><strong className="figure">{count(data.reachable)}</strong></Figure>
      </div>
      {data.open_id && (
        <Alert
          type="warning"
          showIcon
          className="spaced-below"
          title={t('campaign.openAlready', { quarter: quarterWords(data.quarter, language) })}
          action={<AppLink to={paths.campaign(data.open_id)}>{t('misconduct.see')}</AppLink>}
        />
      )}
      {data.is_future && (
        <Alert type="warning" showIcon className="spaced-below" title={t('campaign.isFuture', { quarter: quarterWords(data.quarter, language) })} />
      )}
      {data.unreachable > 0 && <Unreachable opening={data} category={category} />}
    </section>
  )
}

function Unreachable({ opening, category }: { opening: CampaignOpening; category: string }) {
  const { t } = useI18n()
  const query = { category: category || undefined, reachable: false, limit: NAMES }
  const manufacturers = usePreview(['campaign-manufacturers', query], () =>
    unwrap(api.GET('/api/v1/campaigns/preview/manufacturers', { params: { query } })),
  )
  const file = new URLSearchParams({ reachable: 'false', format: 'xlsx', ...(category && { category }) })
  const rest = opening.unreachable - (manufacturers.data?.items.length ?? 0)
  return (
    <Alert
      type="warning"
      showIcon
      title={t('campaign.unreachable', { count: opening.unreachable })}
      description={
        <>
          <ul>
            {manufacturers.data?.items.map(({ manufacturer, products }) => (
              <li key={manufacturer.id}>{t('campaign.unreachableOne', { name: manufacturer.name, products })}</li>
            ))}
          </ul>
          {rest > 0 && <p>{t('campaign.unreachableRest', { count: rest })}</p>}
          <a href={`/api/v1/campaigns/preview/manufacturers?${file.toString()}`} download>{t('campaign.unreachableFile')}</a>
        </>
      }
    />
  )
}
