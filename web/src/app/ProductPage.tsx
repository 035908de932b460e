/** One product: what it is, its limit and where that comes from, one's own price, and the invitation. */
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { ProductDetail } from '@/api/schema'
import { InvitePanel } from '@/bargaining/InvitePanel'
import { ListingPanel } from '@/catalogue/ListingPanel'
import { ProductFacts } from '@/catalogue/ProductFacts'
import { DaysLeft } from '@/certificate_end/DaysLeft'
import { ProductTags } from '@/catalogue/ProductTags'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { ChartsPanel } from '@/listed_price/ChartsPanel'
import { CurrentPricePanel } from '@/current_price/CurrentPricePanel'
import { SheetPanel } from '@/listed_price/SheetPanel'
import { AppLink } from '@/ui/AppLink'
import { Money } from '@/ui/Money'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { useAddressId } from '@/ui/useAddress'
import { Waiting } from '@/ui/Waiting'

export function ProductPage() {
  const id = useAddressId()
  const product = useQuery({
    queryKey: ['product', id],
    queryFn: () => unwrap(api.GET('/api/v1/products/{id}', { params: { path: { id } } })),
  })
  if (product.error && !product.data) return <ProblemView error={product.error} retry={() => void product.refetch()} />
  if (!product.data) return <Waiting rows={12} />
  return <ProductView product={product.data} />
}

/** Its marks, and how long its certificate holds where that is not long. */
function Marks({ product }: { product: ProductDetail }) {
  const days = product.certificate_days_left
  return (
    <span className="tags">
      <ProductTags product={product} />
      {typeof days === 'number' && <DaysLeft days={days} />}
    </span>
  )
}

function ProductView({ product }: { product: ProductDetail }) {
  const { t } = useI18n()
  const kind = useKind()
  return (
    <>
      <PageHeader title={product.name} note={<Marks product={product} />} />
      <div className="columns">
        <div className="stack">
          {product.not_buyable_reason && (
            <Alert type="warning" showIcon title={t('product.notBuyable')} description={product.not_buyable_reason.text} />
          )}
          <section className="panel headline" aria-label={t('product.facts')}>
            <LimitFigure product={product} />
            <ProductFacts product={product} />
          </section>
          <ChartsPanel productId={product.id} limit={product.reference_limit} />
        </div>
        <div className="side-column">
          {kind === 'hospital' && <InvitePanel product={product} />}
          {kind === 'hospital' && (
            <CurrentPricePanel
              productId={product.id}
              current={product.current_price}
              limit={product.reference_limit}
              baseUnit={product.base_unit}
            />
          )}
          {kind === 'exchange_center' && <ListingPanel product={product} />}
          {kind !== 'hospital' && (
            <section className="panel">
              <h2>{t('product.related')}</h2>
              <AppLink to={`${paths.invitations}?product_id=${product.id}`}>{t('product.itsInvitations')}</AppLink>
              {kind !== 'distributor' && (
                <p><AppLink to={`${paths.priceChanges}?product_id=${product.id}`}>{t('product.itsChanges')}</AppLink></p>
              )}
            </section>
          )}
          {kind !== 'insurance_bureau' && (
            <section className="panel">
              <AppLink to={`${paths.newLowerPriceReport}?product_id=${product.id}`}>{t('report.new')}</AppLink>
            </section>
          )}
        </div>
      </div>
      <div className="below">
        <SheetPanel productId={product.id} baseUnit={product.base_unit} />
      </div>
    </>
  )
}

function LimitFigure({ product }: { product: ProductDetail }) {
  const { t, region } = useI18n()
  return (
    <div className="limit-figure">
      <span className="quiet">{t('product.limitLong')}</span>
      {product.reference_limit ? (
        <>
          <strong><Money value={product.reference_limit} /></strong>
          <span className="quiet">/ {product.base_unit}</span>
        </>
      ) : (
        <strong className="quiet">{t('product.noLimit')}</strong>
      )}
      {product.limit_since && <small className="quiet figure">{t('product.limitSince', { on: product.limit_since })}</small>}
      {product.limit_region && (
        <span>
          {t('product.limitSource', { region: region(product.limit_region), platform: product.limit_platform ?? '' })}
        </span>
      )}
      <a href="#sheet" className="to-sheet">{t('product.howComputed')}</a>
      {product.zone_price && (
        <small>{t('product.zonePrice')} <Money value={product.zone_price} strong /></small>
      )}
    </div>
  )
}
