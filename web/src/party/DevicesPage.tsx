/** The devices of one's own account. */
import { useI18n } from '@/i18n/useI18n'
import { PageHeader } from '@/ui/PageHeader'
import { DeviceList } from './DeviceList'

export function DevicesPage() {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t('devices.title')} note={t('devices.note')} />
      <section className="panel" aria-label={t('devices.title')}>
        <DeviceList />
      </section>
    </>
  )
}
