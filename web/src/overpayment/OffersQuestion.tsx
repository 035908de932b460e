/** Asks once before invitations are sent for many products: which, at what price, how many, for how much, and what follows. */
import { Modal } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { NamedOffers } from './NamedOffers'
import type { Benchmark, Forecast } from './overpaying'
import { refusedWords } from './refusedWords'
import { waitingWords } from './waitingWords'

interface Props {
  foreseen: Forecast
  against: Benchmark
  /** Sales units of each. */
  quantity: number | null
  /** The last minute for an answer, where it is known. */
  due: string | null
  onConfirm: () => void
  onClose: () => void
}

export function OffersQuestion({ foreseen, against, quantity, due, onConfirm, onClose }: Props) {
  const { t } = useI18n()
  const { rows, confirmed, waiting, refused } = foreseen
  return (
    <Modal
      open
      width={600}
      title={t('overpay.ask', { count: rows.length })}
      okText={t('invite.do')}
      cancelText={t('common.cancel')}
      onOk={onConfirm}
      onCancel={onClose}
    >
      <NamedOffers rows={rows} against={against} quantity={quantity} />
      {confirmed > 0 && <p>{t('overpay.thenConfirmed', { count: confirmed })}</p>}
      {waiting > 0 && <p>{waitingWords(waiting, due, t)}</p>}
      {refused.map((one) => (
        <p key={one.reason}>{refusedWords(one, t)}</p>
      ))}
    </Modal>
  )
}
