/** Changes of a product's prices that are public or announced but do not count yet. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { ChangeView, KindText_NotCounted, LimitSheet, PriceKind } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { Difference, Money } from '@/ui/Money'
import type { Region } from '@/ui/regions'
import { useSheet } from './useSheet'

/** Why a price does not count that was announced for a day to come. */
const FOR_LATER: KindText_NotCounted['code'] = 'announced_for_later'

/** A price that is public or announced and does not count yet. */
export interface Step {
  key: string
  region: Region
  platform: string
  kind: PriceKind
  base_price: string
  publicity: ChangeView['publicity'] | null
}

async function publicChanges(productId: string): Promise<ChangeView[]> {
  const query = { product_id: productId, state: 'publicized' }
  const page = await unwrap(api.GET('/api/v1/publicities/changes', { params: { query } }))
  return page.items
}

export function useUnderWay(productId: string): { steps: Step[] | undefined; error: unknown } {
  const open = useQuery({ queryKey: ['price-changes', 'under-way', productId], queryFn: () => publicChanges(productId) })
  const sheet = useSheet(productId)
  const steps = open.data && sheet.data && [...open.data.map(stepOfChange), ...announced(sheet.data)]
  return { steps, error: open.error ?? sheet.error }
}

function stepOfChange(change: ChangeView): Step {
  const { id, region, platform, kind, base_price, publicity } = change
  return { key: id, region, platform, kind, base_price, publicity: publicity ?? null }
}

/** The sheet knows what was announced and does not count yet. */
function announced(sheet: LimitSheet): Step[] {
  return sheet.considered
    .filter((price) => price.reason?.code === FOR_LATER)
    .map(({ price_id, region, platform, kind, base_price }) => ({
      key: price_id,
      region,
      platform,
      kind,
      base_price,
      publicity: null,
    }))
}

export function UnderWay({ steps, limit }: { steps: Step[]; limit: string | null | undefined }) {
  const { t, shortRegion } = useI18n()
  if (steps.length === 0) return <p className="empty">{t('charts.noneUnderWay')}</p>
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{t('charts.underWayLabel')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sheet.region')}</th>
          <th scope="col">{t('sheet.kind')}</th>
          <th scope="col" className="right">{t('sheet.basePrice')}</th>
          <th scope="col" className="right">{t('invitation.difference')}</th>
          <th scope="col">{t('change.next')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.key}>
            <th scope="row">{shortRegion(step.region)} · {step.platform}</th>
            <td>{t(`price.kind.${step.kind}`)}</td>
            <td className="right"><Money value={step.base_price} strong /></td>
            <td className="right"><Difference price={step.base_price} limit={limit} /></td>
            <td>
              {step.publicity ? (
                <AppLink to={paths.publicity(step.publicity.id)}>
                  {t('charts.inPublicity', { until: step.publicity.due_by ?? '—' })}
                </AppLink>
              ) : (
                t('change.forLater')
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
