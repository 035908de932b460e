/** The columns of the product list. */
import type { ProductItem } from '@/api/schema'
import type { Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import type { Column } from '@/table/DataTable'
import { AppLink } from '@/ui/AppLink'
import { Highlight } from '@/ui/Highlight'
import { Money } from '@/ui/Money'
import { ProductTags } from './ProductTags'

export function productColumns({ t }: Translator): Column<ProductItem>[] {
  return [
    {
      key: 'name',
      title: t('product.name'),
      width: 268,
      fixed: 'left',
      always: true,
      render: (product) => (
        <span className="two-lines">
          <AppLink to={paths.product(product.id)} title={product.name}>
            <Highlight marked={product.highlights?.name} plain={product.name} />
          </AppLink>
          <small className="code">
            <Highlight marked={product.highlights?.code} plain={product.code} />
          </small>
        </span>
      ),
    },
    {
      key: 'specification',
      title: t('product.specificationModel'),
      width: 150,
      render: (product) => (
        <span className="two-lines">
          <span title={product.specification}>
            <Highlight marked={product.highlights?.specification} plain={product.specification || '—'} />
          </span>
          <small title={product.model}>
            <Highlight marked={product.highlights?.model} plain={product.model} />
          </small>
        </span>
      ),
    },
    {
      key: 'manufacturer',
      title: t('product.manufacturer'),
      width: 180,
      render: (product) => (
        <span className="two-lines">
          <span title={product.manufacturer.name}>
            <Highlight marked={product.highlights?.manufacturer} plain={product.manufacturer.name} />
          </span>
          <small>
            <Highlight marked={product.highlights?.certificate} plain={product.certificate} />
          </small>
        </span>
      ),
    },
    {
      key: 'limit',
      title: t('product.limit'),
      width: 116,
      align: 'right',
      render: (product) => <Money value={product.reference_limit} strong />,
    },
    {
      key: 'unit',
      title: t('product.unit'),
      width: 64,
      render: (product) => product.base_unit,
    },
    {
      key: 'tags',
      title: t('product.flags'),
      width: 150,
      wrap: true,
      render: (product) => <ProductTags product={product} />,
    },
    {
      key: 'generic',
      title: t('product.genericName'),
      width: 170,
      hiddenAtFirst: true,
      render: (product) => <Highlight marked={product.highlights?.generic_name} plain={product.generic_name || '—'} />,
    },
    {
      key: 'certificateExpires',
      title: t('product.certificateExpires'),
      width: 120,
      hiddenAtFirst: true,
      render: (product) => <span className="figure">{product.certificate_expires_on ?? '—'}</span>,
    },
    {
      key: 'category',
      title: t('product.category'),
      width: 170,
      hiddenAtFirst: true,
      render: (product) => product.category?.label ?? '—',
    },
    {
      key: 'pack',
      title: t('product.pack'),
      width: 120,
      hiddenAtFirst: true,
      render: (product) => packOf(product),
    },
  ]
}

/** `1 盒 = 20 支`. */
export function packOf(product: Pick<ProductItem, 'base_unit' | 'sales_unit' | 'pack_ratio'>): string {
  const ratio = String(product.pack_ratio).replace(/\.0+$/, '')
  return `1 ${product.sales_unit} = ${ratio} ${product.base_unit}`
}
