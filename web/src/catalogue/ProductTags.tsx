/** The marks of a product: its catalogue, whether it may be bought, and the server's flags. */
import type { ProductFlag, ProductItem } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Tag, type Tone } from '@/ui/StateTag'

const TONES: Record<ProductFlag, Tone> = {
  in_zone: 'wait',
  under_vbp: 'info',
  delisted: 'bad',
  suspended: 'bad',
  certificate_expired: 'bad',
}

export function ProductTags({ product }: { product: ProductItem }) {
  const { t } = useI18n()
  return (
    <span className="tags">
      <Tag tone={product.catalogue === 'capped' ? 'plain' : 'quiet'}>{t(`catalogue.${product.catalogue}`)}</Tag>
      {product.flags.map((flag) => (
        <Tag key={flag} tone={TONES[flag]}>{t(`flag.${flag}`)}</Tag>
      ))}
    </span>
  )
}
