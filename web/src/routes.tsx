/** Every route, of the pages that the capabilities state. */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router'
import { clockQuery } from '@/api/clock'
import { sessionQuery } from '@/api/session'
import { Frame, NotFound, Trouble } from '@/app/Frame'
import { pages } from '@/capabilities'
import { parseSearch, stringifySearch } from '@/ui/address'
import type { For } from '@/ui/page'
import { Waiting } from '@/ui/Waiting'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()()

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } })
    if (session.is_closed) return
    // A clock that does not answer is no reason to keep the pages shut.
    await context.queryClient.ensureQueryData(clockQuery).catch(() => undefined)
  },
})

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The kinds of organisation a page is for; all when left out. */
    kinds?: For['kinds']
    /** Whether it shows what the platform does as a whole. */
    ofPlatform?: For['ofPlatform']
  }
}

const outsidePages = pages
  .filter((page) => page.signedOut)
  .map(({ path, component }) => createRoute({ getParentRoute: () => root, path, component }))

const insidePages = pages
  .filter((page) => !page.signedOut)
  .map(({ path, component, kinds, ofPlatform }) => createRoute({ getParentRoute: () => inside, path, component, staticData: { kinds, ofPlatform } }))

/** Addresses that older links use. */
const moved = createRoute({
  getParentRoute: () => inside,
  path: '/misconduct',
  beforeLoad: () => {
    throw redirect({ to: '/misconduct-records' })
  },
})

export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([...outsidePages, inside.addChildren([...insidePages, moved])]),
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingComponent: Waiting,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Trouble,
    scrollRestoration: true,
    // The page of another thing is another page: nothing typed about one is saved for the other.
    defaultRemountDeps: ({ params }) => params,
  })
}
