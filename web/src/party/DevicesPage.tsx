/** The devices of one's own account, and where one is signed in. */
import { useI18n } from '@/i18n/useI18n'
import { PageHeader } from '@/ui/PageHeader'
import { DeviceList } from './DeviceList'
import { SessionList } from './SessionList'

export function DevicesPage() {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t('devices.title')} note={t('devices.note')} />
      <section className="panel" aria-label={t('devices.title')}>
        <DeviceList />
      </section>
      <section className="panel" aria-label={t('sessions.title')}>
        <div className="panel-head">
          <h2>{t('sessions.title')}</h2>
        </div>
        <SessionList />
      </section>
    </>
  )
}
