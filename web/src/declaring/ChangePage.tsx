/** One change of a price at an address of its own, as messages lead to it. */
import { useI18n } from '@/i18n/useI18n'
import { PageHeader } from '@/ui/PageHeader'
import { useAddressId } from '@/ui/useAddress'
import { ChangeDetail } from './ChangeDrawer'

export function ChangePage() {
  const { t } = useI18n()
  const id = useAddressId()
  return (
    <>
      <PageHeader title={t('change.one')} />
      <div className="one-thing">
        <ChangeDetail id={id} />
      </div>
    </>
  )
}
