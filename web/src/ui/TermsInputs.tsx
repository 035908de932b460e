/** The inputs for what a platform lists for a product, with what follows from them. */
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form, Input, Select, type FormInstance } from 'antd'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { money, typedPrice } from '@/ui/money'
import { ProductPicker, useProduct } from '@/ui/ProductPicker'
import { regionOptions } from '@/ui/regions'
import { KINDS, formBasePrice, typedRatio, type TermsFields } from './terms'

interface Props {
  form: FormInstance<TermsFields>
  /** Only this manufacturer's products. */
  manufacturer?: string
  /** The product is given and not to be changed. */
  productFixed?: boolean
}

export function TermsInputs({ form, manufacturer, productFixed }: Props) {
  const { t, language } = useI18n()
  const fields = (Form.useWatch([], form) as Partial<TermsFields> | undefined) ?? {}
  const product = useProduct(fields.product_id).data
  const unit = product?.base_unit ?? t('terms.baseUnit')
  const base = formBasePrice(fields)
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <>
      <Form.Item name="product_id" label={t('terms.product')} rules={needed}>
        <ProductPicker manufacturer={manufacturer} disabled={productFixed} />
      </Form.Item>
      <div className="fields">
        <Form.Item name="region" label={t('sheet.region')} rules={needed}>
          <Select
            showSearch={{ optionFilterProp: 'search' }}
            options={regionOptions(language)}
            onChange={() => form.setFieldsValue({ platform: '' })}
          />
        </Form.Item>
        <Form.Item name="platform" label={t('sheet.platform')} rules={[{ ...needed[0], whitespace: true }]}>
          <PlatformInput productId={fields.product_id} region={fields.region} />
        </Form.Item>
        <Form.Item name="platform_level" label={t('terms.level')}>
          <Select
            options={(['provincial', 'city'] as const).map((level) => ({ value: level, label: t(`terms.level.${level}`) }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('sheet.kind')}>
          <Select options={KINDS.map((kind) => ({ value: kind, label: t(`price.kind.${kind}`) }))} />
        </Form.Item>
        <Form.Item
          name="price"
          label={t('terms.price')}
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_, value: string) =>
                typedPrice(value ?? '') ? Promise.resolve() : Promise.reject(new Error(t('common.priceForm'))),
            },
          ]}
        >
          <Input prefix="¥" inputMode="decimal" autoComplete="off" className="figure" />
        </Form.Item>
        <Form.Item
          name="pack_ratio"
          label={t('terms.ratio', { unit })}
          validateTrigger="onBlur"
          extra={
            <span aria-live="polite">
              {base === null ? t('terms.ratioHint') : t('terms.base', { price: money(base), unit })}
            </span>
          }
          rules={[
            {
              validator: (_, value: string) =>
                typedRatio(value ?? '') ? Promise.resolve() : Promise.reject(new Error(t('terms.ratioForm'))),
            },
          ]}
        >
          <Input inputMode="decimal" autoComplete="off" className="figure" />
        </Form.Item>
      </div>
    </>
  )
}

interface PlatformProps {
  productId: string | undefined
  region: string | undefined
  value?: string
  onChange?: (platform: string) => void
  id?: string
}

/** A platform's name; those that list the product in the province already are offered. */
function PlatformInput({ productId, region, value, onChange, id }: PlatformProps) {
  const sheet = useQuery({
    queryKey: ['sheet', productId, '', ''],
    queryFn: () =>
      unwrap(api.GET('/api/v1/products/{id}/reference-limit', { params: { path: { id: productId ?? '' }, query: {} } })),
    enabled: !!productId,
  })
  const known = sheet.data?.considered.filter((price) => !region || price.region.code === region) ?? []
  const names = [...new Set(known.map((price) => price.platform))]
  return (
    <AutoComplete
      id={id}
      value={value}
      onChange={onChange}
      options={names.map((name) => ({ value: name }))}
      showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
      maxLength={100}
    />
  )
}
