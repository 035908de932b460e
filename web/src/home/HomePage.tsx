/** Where each caller lands: what waits, and the first rows of it. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useSession } from '@/api/session'
import type { OrganisationKind, SessionView } from '@/api/schema'
import { pages, panels } from '@/capabilities'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { lazyPart } from '@/ui/lazyPart'
import { isFor } from '@/ui/page'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { AddressWarnings } from './AddressWarnings'
import { Checklist } from './Checklist'

const REFRESH_MILLISECONDS = 30_000

const parts = panels.map((panel) => ({ ...panel, Part: lazyPart(panel.importer, panel.name) }))

function partsOf(kind: OrganisationKind) {
  const own = parts.flatMap((part) => {
    const position = part.positions[kind]
    return position === undefined ? [] : [{ ...part, position }]
  })
  return own.sort((one, other) => one.position - other.position)
}

/** Whether a link leads to a page that is for others. */
function isForOthers(link: string, session: SessionView): boolean {
  const [path] = link.split('?')
  return pages.some((page) => page.path === path && !isFor(page, session))
}

export function HomePage() {
  const { t } = useI18n()
  const session = useSession()
  const { kind } = session.organisation
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
      {kind === 'exchange_center' && <Checklist />}
      <ul className="counters">
        {home.data?.counters.filter(({ link }) => !isForOthers(link, session)).map((counter) => (
          <li key={counter.key}>
            <AppLink to={counter.link} className={counter.alarming ? 'counter counter-alarm' : 'counter'}>
              <strong className="figure">{counter.count}</strong>
              <span>{counter.label}</span>
            </AppLink>
          </li>
        ))}
      </ul>
      <div className="home-grid">{partsOf(kind).map(({ name, Part }) => <Part key={name} />)}</div>
    </>
  )
}
