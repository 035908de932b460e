/** Every route; each page is a file of its own, fetched when first opened. */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { clockQuery } from '@/api/clock'
import { sessionQuery } from '@/api/session'
import type { OrganisationKind } from '@/api/types'
import { Frame, NotFound, Trouble } from '@/app/Frame'
import { parseSearch, stringifySearch } from '@/ui/address'
import { Waiting } from '@/ui/Waiting'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()()

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('@/session/LoginPage'), 'LoginPage'),
})

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } })
    // A clock that does not answer is no reason to keep the pages shut.
    await context.queryClient.ensureQueryData(clockQuery).catch(() => undefined)
  },
})

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The kinds of organisation a page is for; all when left out. */
    kinds?: OrganisationKind[]
  }
}

type Component = ReturnType<typeof lazyRouteComponent>

/** A page behind the login; `kinds` are the organisations it is for, all when left out. */
function page(path: string, component: Component, kinds?: OrganisationKind[]) {
  return createRoute({
    getParentRoute: () => inside,
    path,
    component,
    staticData: { kinds },
  })
}

const loaders: OrganisationKind[] = ['exchange_center', 'hospital', 'manufacturer']
const makers: OrganisationKind[] = ['manufacturer']
const makersAndOperators: OrganisationKind[] = ['manufacturer', 'exchange_center', 'insurance_bureau']
const operators: OrganisationKind[] = ['exchange_center', 'insurance_bureau']

const pages = [
  page('/', lazyRouteComponent(() => import('@/home/HomePage'), 'HomePage')),
  page('/products', lazyRouteComponent(() => import('@/catalogue/ProductSearchPage'), 'ProductSearchPage')),
  page('/products/$id', lazyRouteComponent(() => import('@/app/ProductPage'), 'ProductPage')),
  page('/invitations', lazyRouteComponent(() => import('@/bargaining/InvitationListPage'), 'InvitationListPage')),
  page('/invitations/$id', lazyRouteComponent(() => import('@/bargaining/InvitationPage'), 'InvitationPage')),
  page('/current-prices', lazyRouteComponent(() => import('@/pricing/CurrentPricesPage'), 'CurrentPricesPage'), ['hospital']),
  page('/overpayments', lazyRouteComponent(() => import('@/pricing/OverpaymentsPage'), 'OverpaymentsPage'), ['hospital']),
  page('/price-findings', lazyRouteComponent(() => import('@/pricing/PriceFindingsPage'), 'PriceFindingsPage'), operators),
  page('/price-changes', lazyRouteComponent(() => import('@/declaring/PriceChangesPage'), 'PriceChangesPage'), makersAndOperators),
  page('/declarations', lazyRouteComponent(() => import('@/declaring/PriceChangesPage'), 'PriceChangesPage'), makers),
  page('/declarations/new', lazyRouteComponent(() => import('@/declaring/DeclarationPage'), 'DeclarationPage'), makers),
  page('/publicities', lazyRouteComponent(() => import('@/declaring/PublicitiesPage'), 'PublicitiesPage')),
  page('/publicities/changes', lazyRouteComponent(() => import('@/declaring/ConcerningPage'), 'ConcerningPage')),
  page('/publicities/$id', lazyRouteComponent(() => import('@/declaring/PublicityPage'), 'PublicityPage')),
  page('/objections', lazyRouteComponent(() => import('@/declaring/ObjectionsPage'), 'ObjectionsPage')),
  page('/lower-price-reports', lazyRouteComponent(() => import('@/declaring/LowerPriceReportsPage'), 'LowerPriceReportsPage')),
  page('/price-changes/$id', lazyRouteComponent(() => import('@/declaring/ChangePage'), 'ChangePage')),
  page('/lower-price-reports/new', lazyRouteComponent(() => import('@/declaring/ReportFormPage'), 'ReportFormPage')),
  page('/lower-price-reports/$id', lazyRouteComponent(() => import('@/declaring/ReportPage'), 'ReportPage')),
  page('/campaigns', lazyRouteComponent(() => import('@/campaign/CampaignsPage'), 'CampaignsPage'), makersAndOperators),
  page('/campaigns/$id', lazyRouteComponent(() => import('@/campaign/CampaignPage'), 'CampaignPage'), makersAndOperators),
  page('/linkages', lazyRouteComponent(() => import('@/app/LinkagesPage'), 'LinkagesPage'), operators),
  page('/linkages/$id', lazyRouteComponent(() => import('@/linkage/LinkagePage'), 'LinkagePage'), operators),
  page('/imports', lazyRouteComponent(() => import('@/loading/ImportsPage'), 'ImportsPage'), loaders),
  page('/organisations', lazyRouteComponent(() => import('@/party/OrganisationsPage'), 'OrganisationsPage'), ['exchange_center']),
  page('/misconduct-records', lazyRouteComponent(() => import('@/conduct/MisconductPage'), 'MisconductPage')),
  page('/messages', lazyRouteComponent(() => import('@/messages/MessagesPage'), 'MessagesPage')),
  page('/calendar', lazyRouteComponent(() => import('@/operation/CalendarPage'), 'CalendarPage')),
  page('/rules', lazyRouteComponent(() => import('@/operation/RulebookPage'), 'RulebookPage')),
  page('/jobs', lazyRouteComponent(() => import('@/operation/JobsPage'), 'JobsPage'), operators),
]

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
    routeTree: root.addChildren([login, inside.addChildren([...pages, moved])]),
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
