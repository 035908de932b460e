/** Where each caller lands: what waits, and the first rows of it. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useSession } from '@/api/session'
import type { OrganisationKind } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { AddressWarnings } from './AddressWarnings'
import { HomeImports } from './HomeImports'
import { HomeInvitations } from './HomeInvitations'
import { HomeJobs } from './HomeJobs'
import { HomeMessages } from './HomeMessages'
import { HomeMisconduct } from './HomeMisconduct'

const REFRESH_MILLISECONDS = 30_000

export function HomePage() {
  const { t } = useI18n()
  const session = useSession()
  const { kind } = session.organisation
  // These kinds have no page of imports to be led to.
  const loads = kind !== 'insurance_bureau' && kind !== 'distributor'
  const home = useQuery({
    queryKey: ['home'],
    queryFn: () => unwrap(api.GET('/api/v1/home')),
    refetchInterval: REFRESH_MILLISECONDS,
  })
  return (
    <>
      <PageHeader
        title={t('home.title')}
        note={`${session.organisation.name} · ${session.display_name}`}
      />
      {home.error && <ProblemView error={home.error} retry={() => void home.refetch()} />}
      {kind === 'exchange_center' && <AddressWarnings />}
      <ul className="counters">
        {home.data?.counters.filter(({ key }) => loads || key !== 'imports_running').map((counter) => (
          <li key={counter.key}>
            <AppLink to={counter.link} className={counter.alarming ? 'counter counter-alarm' : 'counter'}>
              <strong className="figure">{counter.count}</strong>
              <span>{counter.label}</span>
            </AppLink>
          </li>
        ))}
      </ul>
      <div className="home-grid">{panelsOf(kind)}</div>
    </>
  )
}

function panelsOf(kind: OrganisationKind) {
  switch (kind) {
    case 'hospital':
      return (
        <>
          <HomeInvitations state="countered" title="home.toTake" empty="home.toTakeNone" />
          <HomeInvitations state="pending" title="home.waitingForMaker" empty="home.waitingForMakerNone" />
          <HomeMessages wide />
        </>
      )
    case 'manufacturer':
      return (
        <>
          <HomeInvitations state="pending" title="home.toAnswer" empty="home.toAnswerNone" />
          <HomeInvitations state="countered" title="home.countered" empty="home.counteredNone" />
          <HomeMessages wide />
        </>
      )
    case 'exchange_center':
      return (
        <>
          <HomeJobs />
          <HomeImports />
          <HomeInvitations state="pending" title="home.allPending" empty="home.allPendingNone" />
          <HomeMisconduct />
          <HomeMessages />
        </>
      )
    case 'insurance_bureau':
      return (
        <>
          <HomeMisconduct />
          <HomeMessages />
          <HomeInvitations state="pending" title="home.allPending" empty="home.allPendingNone" />
        </>
      )
    case 'distributor':
      return <HomeMessages wide />
  }
}
