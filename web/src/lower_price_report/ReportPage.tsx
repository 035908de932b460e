/** One report of a lower price on a page of its own, where messages and mail lead. */
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { useAddressId } from '@/ui/useAddress'
import { ReportView } from './ReportDrawer'

export function ReportPage() {
  const { t } = useI18n()
  const id = useAddressId()
  return (
    <>
      <PageHeader title={t('report.one')} actions={<AppLink to={paths.lowerPriceReports}>{t('report.seeAll')}</AppLink>} />
      <div className="panel">
        <ReportView key={id} id={id} />
      </div>
    </>
  )
}
