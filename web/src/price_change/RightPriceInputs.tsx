/** The right price in the place of a wrong one: as the platform lists it, and for how many base units. */
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { basePrice, money, typedPrice } from '@/ui/money'
import { typedRatio } from '@/ui/terms'

export interface RightPrice {
  price: string
  pack_ratio: string
}

/** As it is sent; null while it is no price. */
export function typedRightPrice({ price, pack_ratio }: RightPrice): RightPrice | null {
  const typed = typedPrice(price)
  const ratio = typedRatio(pack_ratio)
  return typed === null || ratio === null ? null : { price: typed, pack_ratio: ratio }
}

interface Props {
  value: RightPrice
  onChange: (value: RightPrice) => void
  unit: string
}

export function RightPriceInputs({ value, onChange, unit }: Props) {
  const { t } = useI18n()
  const typed = typedRightPrice(value)
  const base = typed && basePrice(typed.price, typed.pack_ratio)
  return (
    <div className="fields">
      <Labelled label={t('correct.right')} id="right-price">
        <Input id="right-price" prefix="¥" inputMode="decimal" autoComplete="off" className="figure" value={value.price} onChange={(event) => onChange({ ...value, price: event.target.value })} />
      </Labelled>
      <Labelled label={t('terms.ratio', { unit })} id="right-ratio" extra={base ? t('terms.base', { price: money(base), unit }) : t('common.priceForm')}>
        <Input id="right-ratio" inputMode="decimal" autoComplete="off" className="figure" value={value.pack_ratio} onChange={(event) => onChange({ ...value, pack_ratio: event.target.value })} />
      </Labelled>
    </div>
  )
}

function Labelled({ label, id, extra, children }: { label: string; id: string; extra?: string; children: ReactNode }) {
  return (
    <Form.Item label={label} htmlFor={id} extra={extra && <span aria-live="polite">{extra}</span>} layout="vertical">
      {children}
    </Form.Item>
  )
}
