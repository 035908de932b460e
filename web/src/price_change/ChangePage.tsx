/** One change of a price on a page of its own, where messages and mail lead. */
import { useKind } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { useAddressId } from '@/ui/useAddress'
import { ChangeDecision } from './ChangeDecision'
import { ChangeView } from './ChangeDrawer'

export function ChangePage() {
  const { t } = useI18n()
  const id = useAddressId()
  const kind = useKind()
  const all =
    kind === 'manufacturer' ? (
      <AppLink to={paths.declarations}>{t('nav.declarations')}</AppLink>
    ) : kind === 'exchange_center' || kind === 'insurance_bureau' ? (
      <AppLink to={paths.priceChanges}>{t('nav.priceChanges')}</AppLink>
    ) : (
      <AppLink to={paths.publicities}>{t('nav.publicities')}</AppLink>
    )
  return (
    <>
      <PageHeader title={t('change.one')} actions={all} />
      <div className="panel">
        <ChangeView key={id} id={id} actions={(change) => kind === 'exchange_center' && <ChangeDecision change={change} />} />
      </div>
    </>
  )
}
