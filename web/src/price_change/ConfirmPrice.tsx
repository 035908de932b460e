/** A corrected price that is far from what is known: another person than who corrected it confirms it, asked once. */
import { Alert, Button, Popconfirm } from 'antd'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { money } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { useCommand } from '@/ui/useCommand'

export function ConfirmPrice({ change }: { change: ChangeView }) {
  const { t, region } = useI18n()
  const decides = useKind() === 'exchange_center'
  const confirm = useCommand(
    () => unwrap(api.POST('/api/v1/price-changes/{id}/confirmation', { params: { path: { id: change.id } } })),
    { touches: ['price-changes', 'publicities'], done: t('confirm.done') },
  )
  if (!change.unconfirmed) return null
  const asked = t('confirm.ask', {
    name: change.product.name,
    region: region(change.region),
    price: money(change.base_price),
    unit: change.product.base_unit,
  })
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('confirm.note')}
        action={
          decides && !change.takes_another && (
            <Popconfirm title={asked} okText={t('confirm.action')} cancelText={t('common.cancel')} onConfirm={() => confirm.mutate(undefined)}>
              <Button type="primary" loading={confirm.isPending}>{t('confirm.action')}</Button>
            </Popconfirm>
          )
        }
      />
      {confirm.error && <ProblemView error={confirm.error} />}
    </>
  )
}
