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
  component: lazyRouteComponent(() => import('@/party/LoginPage'), 'LoginPage'),
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
  page('/current-prices', lazyRouteComponent(() => import('@/current_price/CurrentPricesPage'), 'CurrentPricesPage'), ['hospital']),
  page('/overpayments', lazyRouteComponent(() => import('@/overpayment/OverpaymentsPage'), 'OverpaymentsPage'), ['hospital']),
  page('/price-findings', lazyRouteComponent(() => import('@/price_finding/PriceFindingsPage'), 'PriceFindingsPage'), operators),
  page('/price-changes', lazyRouteComponent(() => import('@/price_change/PriceChangesPage'), 'PriceChangesPage'), makersAndOperators),
  page('/declarations', lazyRouteComponent(() => import('@/price_change/PriceChangesPage'), 'PriceChangesPage'), makers),
  page('/declarations/new', lazyRouteComponent(() => import('@/price_change/DeclarationPage'), 'DeclarationPage'), makers),
  page('/publicities', lazyRouteComponent(() => import('@/price_change/PublicitiesPage'), 'PublicitiesPage')),
  page('/publicities/changes', lazyRouteComponent(() => import('@/price_change/ConcerningPage'), 'ConcerningPage')),
  page('/publicities/$id', lazyRouteComponent(() => import('@/price_change/PublicityPage'), 'PublicityPage')),
  page('/objections', lazyRouteComponent(() => import('@/price_change/ObjectionsPage'), 'ObjectionsPage')),
  page('/lower-price-reports', lazyRouteComponent(() => import('@/lower_price_report/LowerPriceReportsPage'), 'LowerPriceReportsPage')),
  page('/price-changes/$id', lazyRouteComponent(() => import('@/price_change/ChangePage'), 'ChangePage')),
  page('/lower-price-reports/new', lazyRouteComponent(() => import('@/lower_price_report/ReportFormPage'), 'ReportFormPage')),
  page('/lower-price-reports/$id', lazyRouteComponent(() => import('@/lower_price_report/ReportPage'), 'ReportPage')),
  page('/campaigns', lazyRouteComponent(() => import('@/campaign/CampaignsPage'), 'CampaignsPage'), makersAndOperators),
  page('/campaigns/$id', lazyRouteComponent(() => import('@/campaign/CampaignPage'), 'CampaignPage'), makersAndOperators),
  page('/linkages', lazyRouteComponent(() => import('@/app/LinkagesPage'), 'LinkagesPage'), operators),
  page('/linkages/$id', lazyRouteComponent(() => import('@/linkage/LinkagePage'), 'LinkagePage'), operators),
  page('/imports', lazyRouteComponent(() => import('@/loading/ImportsPage'), 'ImportsPage'), loaders),
  page('/organisations', lazyRouteComponent(() => import('@/party/OrganisationsPage'), 'OrganisationsPage'), ['exchange_center']),
  page('/misconduct-records', lazyRouteComponent(() => import('@/conduct/MisconductPage'), 'MisconductPage')),
  page('/messages', lazyRouteComponent(() => import('@/messages/MessagesPage'), 'MessagesPage')),
  page('/devices', lazyRouteComponent(() => import('@/party/DevicesPage'), 'DevicesPage')),
  page('/calendar', lazyRouteComponent(() => import('@/calendar/CalendarPage'), 'CalendarPage')),
  page('/rules', lazyRouteComponent(() => import('@/rulebook/RulebookPage'), 'RulebookPage')),
  page('/security-events', lazyRouteComponent(() => import('@/security/SecurityPage'), 'SecurityPage'), operators),
  page('/storage', lazyRouteComponent(() => import('@/storage/StoragePage'), 'StoragePage'), operators),
  page('/jobs', lazyRouteComponent(() => import('@/job_run/JobsPage'), 'JobsPage'), operators),
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
