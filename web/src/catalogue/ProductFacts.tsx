/** What a product is: codes, certificate, manufacturer, units. */
import { Typography } from 'antd'
import type { ProductDetail } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { packOf } from './productColumns'

export function ProductFacts({ product }: { product: ProductDetail }) {
  const { t } = useI18n()
  const rows: [string, string | null | undefined][] = [
    [t('product.genericName'), product.generic_name],
    [t('product.specification'), product.specification],
    [t('product.model'), product.model],
    [t('product.manufacturer'), product.manufacturer.name],
    [t('product.certificate'), product.certificate],
    [t('product.certificateExpires'), product.certificate_expires_on],
    [t('product.category'), product.category_path.map((step) => step.label).join(' › ')],
    [t('product.material'), [product.material, product.feature].filter(Boolean).join(' · ')],
    [t('product.pack'), packOf(product)],
    ['UDI-DI', product.udi_di.join(', ')],
  ]
  return (
    <dl className="facts facts-wide">
      <div>
        <dt>{product.code.length === 27 ? t('product.code27') : t('product.code20')}</dt>
        <dd>
          <Typography.Text copyable className="code">{product.code}</Typography.Text>
        </dd>
      </div>
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
