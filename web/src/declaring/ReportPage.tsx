/** One report of a lower price at an address of its own, as messages and records lead to it. */
import { useI18n } from '@/i18n/useI18n'
import { PageHeader } from '@/ui/PageHeader'
import { useAddressId } from '@/ui/useAddress'
import { ReportDetail } from './ReportDrawer'

export function ReportPage() {
  const { t } = useI18n()
  const id = useAddressId()
  return (
    <>
      <PageHeader title={t('report.one')} />
      <div className="one-thing">
        <ReportDetail id={id} />
      </div>
    </>
  )
}
