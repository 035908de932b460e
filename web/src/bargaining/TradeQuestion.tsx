/** Asks once before a step in bargaining that cannot be undone: product, unit, price, quantity and total. */
import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { useI18n } from '@/i18n/useI18n'
import { Difference } from '@/ui/Money'
import { money, total } from '@/ui/money'

interface Props {
  title: string
  /** What the step brings about, and that it stays. */
  consequence: string
  product: { name: string; specification?: string | null; model?: string | null; base_unit: string; sales_unit: string }
  /** The manufacturer, and the hospital where it is not one's own. */
  parties: string[]
  /** The limit that holds now. */
  limit: string | null | undefined
  /** The last minute for an answer, where there is one. */
  due?: string | null
  price: string | null | undefined
  quantity: number
  /** Base units in a sales unit; undefined while it is not known. */
  ratio: string | undefined
  confirm: string
  pending: boolean
  onConfirm: () => void
  onClose: () => void
  children?: ReactNode
}

export function TradeQuestion({ title, consequence, product, parties, limit, due, price, quantity, ratio, confirm, pending, onConfirm, onClose, children }: Props) {
  const { t } = useI18n()
  const amount = ratio === undefined ? null : total(price, quantity, ratio)
  return (
    <Modal
      open
      title={title}
      okText={confirm}
      cancelText={t('common.cancel')}
      confirmLoading={pending}
      onOk={onConfirm}
      onCancel={onClose}
      destroyOnHidden
    >
      <dl className="facts">
        <dt>{t('ask.product')}</dt>
        <dd>{[product.name, product.specification, product.model].filter(Boolean).join(' / ')}</dd>
        <dt>{t('ask.parties')}</dt>
        <dd>{parties.join(' / ')}</dd>
        <dt>{t('ask.price')}</dt>
        <dd className="figure">{money(price)} / {product.base_unit}</dd>
        <dt>{t('product.limitLong')}</dt>
        <dd className="figure">{limit ? <>{money(limit)} / {product.base_unit} <Difference price={price ?? ''} limit={limit} /></> : t('product.noLimit')}</dd>
        <dt>{t('ask.quantity')}</dt>
        <dd className="figure">{quantity.toLocaleString('en-US')} {product.sales_unit}</dd>
        {ratio !== undefined && ratio !== '1' && (
          <>
            <dt>{t('ask.ratio')}</dt>
            <dd className="figure">{t('ask.ratioOf', { ratio, base: product.base_unit, sales: product.sales_unit })}</dd>
          </>
        )}
        <dt>{t('ask.total')}</dt>
        <dd className="figure"><strong>{money(amount)}</strong></dd>
        {due && (
          <>
            <dt>{t('invitation.due')}</dt>
            <dd className="figure">{due}</dd>
          </>
        )}
      </dl>
      {children}
      <p>{consequence}</p>
    </Modal>
  )
}
