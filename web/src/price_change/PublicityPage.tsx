/** One publicity: how long it runs, its changes, and the way to object to one. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { useAddressId } from '@/ui/useAddress'
import { Waiting } from '@/ui/Waiting'
import { Countdown } from './Countdown'
import { PublicChanges } from './PublicChanges'
import { PublicityActions } from './PublicityActions'

export function PublicityPage() {
  const { t } = useI18n()
  const id = useAddressId()
  const decides = useKind() === 'exchange_center'
  const list = useListAddress()
  const path = { id }
  const publicity = useQuery({
    queryKey: ['publicities', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/publicities/{id}', { params: { path } })),
  })
  const found = usePage('price-changes', { publicity: id, ...list.query }, () =>
    unwrap(api.GET('/api/v1/publicities/{id}/changes', { params: { path, query: list.query } })),
  )
  if (publicity.error) return <ProblemView error={publicity.error} />
  if (!publicity.data) return <Waiting rows={12} />
  const window = publicity.data
  return (
    <>
      <PageHeader
        title={window.title || t('nav.publicities')}
        note={
          <span className="row">
            <Tag tone={window.is_open ? 'wait' : window.stopped_at ? 'bad' : 'quiet'}>
              {t(window.is_open ? 'publicity.open' : window.stopped_at ? 'publicity.stopped' : 'publicity.over')}
            </Tag>
            {window.stop_reason ? (
              <span>{window.stop_reason}</span>
            ) : (
              <>
                <span>{t('publicity.until')}</span>
                <Countdown publicity={window} />
              </>
            )}
          </span>
        }
        actions={
          <>
            {decides && window.is_open && <PublicityActions publicity={window} />}
            <AppLink to={`${paths.objections}?publicity_id=${id}`}>{t('publicity.itsObjections')}</AppLink>
            <AppLink to={paths.publicities}>{t('publicity.all')}</AppLink>
          </>
        }
      />
      <PublicChanges
        name="publicity-changes"
        publicity={id}
        found={found}
        list={list}
        exportPath={`/api/v1/publicities/${id}/changes`}
        empty={t('publicity.noChanges')}
        isOpen={window.is_open}
      />
    </>
  )
}
