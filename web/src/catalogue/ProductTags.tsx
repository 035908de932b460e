/** The marks of a product: its catalogue, whether it may be bought, and the server's flags. */
import type { Product } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { Tag } from '@/ui/StateTag'

export function ProductTags({ product }: { product: Product }) {
  const { t } = useI18n()
  return (
    <span className="tags">
      <Tag tone={product.catalogue === 'capped' ? 'plain' : 'quiet'}>{t(`catalogue.${product.catalogue}`)}</Tag>
      {!product.buyable && <Tag tone="bad">{t('product.notBuyable')}</Tag>}
      {product.zone_price != null && <Tag tone="wait">{t('product.zone')}</Tag>}
      {product.flags.map((flag) => (
        <Tag key={flag.code} tone="info">{flag.text}</Tag>
      ))}
    </span>
  )
}
