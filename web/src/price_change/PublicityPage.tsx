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
  const read = useQuery({
    queryKey: ['publicities', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/publicities/{id}', { params: { path } })),
  })
  const found = usePage('price-changes', { publicity: id, ...list.query }, () =>
    unwrap(api.GET('/api/v1/publicities/{id}/changes', { params: { path, query: list.query } })),
  )
  if (read.error) return <ProblemView error={read.error} />
  if (!read.data) return <Waiting rows={12} />
  const publicity = read.data
  return (
    <>
      <PageHeader
        title={publicity.title || t('nav.publicities')}
        note={
          <span className="row">
            <Tag tone={publicity.is_open ? 'wait' : publicity.stopped_at ? 'bad' : 'quiet'}>
              {t(publicity.is_open ? 'publicity.open' : publicity.stopped_at ? 'publicity.stopped' : 'publicity.over')}
            </Tag>
            {publicity.stop_reason ? (
              <span>{publicity.stop_reason}</span>
            ) : (
              <>
                <span>{t('publicity.until')}</span>
                <Countdown publicity={publicity} />
              </>
            )}
          </span>
        }
        actions={
          <>
            {decides && publicity.is_open && <PublicityActions publicity={publicity} />}
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
        isOpen={publicity.is_open}
      />
    </>
  )
}
