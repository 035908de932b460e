/** Price linkage: load another platform's list, then see what it would change. */
import { useKind } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { LinkageList } from '@/linkage/LinkageList'
import { UploadPanel } from '@/loading/UploadPanel'
import { PageHeader } from '@/ui/PageHeader'

export function LinkagesPage() {
  const { t } = useI18n()
  const loads = useKind() === 'exchange_center'
  return (
    <>
      <PageHeader title={t('nav.linkages')} note={t('linkage.note')} />
      {loads && <UploadPanel kinds={['linkage-lists']} kind="linkage-lists" />}
      <LinkageList />
    </>
  )
}
