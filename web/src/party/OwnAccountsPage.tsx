/** The accounts of one's own organisation, for its administrators. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useSession } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { Waiting } from '@/ui/Waiting'
import { AccountsPanel } from './AccountsPanel'

export function OwnAccountsPage() {
  const { t } = useI18n()
  const { id, kind } = useSession().organisation
  const organisation = useQuery({
    queryKey: ['organisation', id],
    queryFn: () => unwrap(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } })),
  })
  return (
    <>
      <PageHeader title={t('party.ownAccounts')} note={t(kind === 'exchange_center' ? 'party.ownAccountsInCentre' : 'party.ownAccountsNote')} />
      <section className="panel" aria-label={t('party.ownAccounts')}>
        {organisation.error && <ProblemView error={organisation.error} />}
        {organisation.isPending && <Waiting rows={3} />}
        {organisation.data && <AccountsPanel organisation={organisation.data} />}
      </section>
    </>
  )
}
