/** What surrounds every page: header, navigation, and the pages for when there is none. */
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import { sessionQuery } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { ConfirmationBanner, UnheldNotice } from '@/party/Confirmation'
import { PasswordPage } from '@/party/PasswordPage'
import { AppLink } from '@/ui/AppLink'
import { forgetFailures } from '@/ui/lazyPage'
import { lazyPart } from '@/ui/lazyPart'
import { isFor } from '@/ui/page'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { useSignOut } from '@/ui/useSignOut'
import { CapacityChanged } from './CapacityChanged'
import { Navigation } from './Navigation'
import { TopBar } from './TopBar'

/** How often an account that waits for a second person looks whether it still does, in milliseconds. */
const LOOK = 20_000

const SecondFactor = lazyPart(() => import('@/party/SecondFactorPage'), 'SecondFactorPage')

export function Frame() {
  const { t } = useI18n()
  const { data: session } = useQuery({ ...sessionQuery, refetchInterval: ({ state }) => (state.data?.unconfirmed ? LOOK : false) })
  const { pathname } = useLocation()
  const matches = useMatches()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    // Someone typing in the search box keeps the focus; everyone else starts at the new page.
    if (!first.current && !(document.activeElement instanceof HTMLInputElement)) main.current?.focus()
    first.current = false
  }, [pathname])
  // Who has just left is on the way to the sign-in page, and no page of theirs is shown any more.
  if (!session) return null
  if (session.must_change_password) return <Closed><PasswordPage /></Closed>
  if (session.is_closed && session.unconfirmed) return <Closed><UnheldNotice unconfirmed={session.unconfirmed} /></Closed>
  if (session.must_set_up_second_factor) return <Closed><SecondFactor /></Closed>
  const allowed = matches.every(({ staticData }) => isFor(staticData, session))
  return (
    <div className="frame">
      <a className="skip-link" href="#main">{t('app.skip')}</a>
      <TopBar session={session} />
      <CapacityChanged />
      <Navigation session={session} />
      <main className="main" id="main" tabIndex={-1} ref={main}>
        {session.unconfirmed && <ConfirmationBanner unconfirmed={session.unconfirmed} />}
        {allowed ? <Outlet /> : <Forbidden />}
      </main>
    </div>
  )
}

/** All that there is while nothing else is open. */
function Closed({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  const signOut = useSignOut()
  return (
    <main className="main" id="main">
      {children}
      <Button type="link" onClick={() => void signOut()}>{t('session.signOut')}</Button>
    </main>
  )
}

export function NotFound() {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t('app.notFound')} />
      <div className="panel stack">
        <p>{t('app.notFoundDetail')}</p>
        <AppLink to={paths.home}>{t('app.toHome')}</AppLink>
      </div>
    </>
  )
}

function Forbidden() {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t('app.forbidden')} />
      <div className="panel stack">
        <p>{t('app.forbiddenDetail')}</p>
        <AppLink to={paths.home}>{t('app.toHome')}</AppLink>
      </div>
    </>
  )
}

export function Trouble({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useI18n()
  const router = useRouter()
  const again = () => {
    forgetFailures()
    void router.invalidate().then(reset)
  }
  return (
    <>
      <PageHeader title={t('app.trouble')} actions={<Button onClick={again}>{t('common.retry')}</Button>} />
      <ProblemView error={error} />
    </>
  )
}
