/** The way through the console: what each kind of organisation works with. */
import {
  AlertOutlined,
  AuditOutlined,
  ApartmentOutlined,
  BookOutlined,
  CalendarOutlined,
  CommentOutlined,
  DiffOutlined,
  FallOutlined,
  FileDoneOutlined,
  FormOutlined,
  HddOutlined,
  HomeOutlined,
  InboxOutlined,
  LinkOutlined,
  MailOutlined,
  NotificationOutlined,
  PayCircleOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SearchOutlined,
  SwapOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { OrganisationKind } from '@/api/types'
import type { Words } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/paths'
import { AppLink } from '@/ui/AppLink'

interface Place {
  to: string
  word: Words
  icon: ReactNode
  kinds?: OrganisationKind[]
}

const operators: OrganisationKind[] = ['exchange_center', 'insurance_bureau']

const groups: { word: Words; places: Place[] }[] = [
  {
    word: 'nav.trade',
    places: [
      { to: paths.home, word: 'nav.home', icon: <HomeOutlined /> },
      { to: paths.products, word: 'nav.products', icon: <SearchOutlined /> },
      { to: paths.invitations, word: 'nav.invitations', icon: <SwapOutlined /> },
      { to: paths.currentPrices, word: 'nav.currentPrices', icon: <PayCircleOutlined />, kinds: ['hospital'] },
      { to: paths.imports, word: 'nav.imports', icon: <InboxOutlined />, kinds: ['hospital', 'manufacturer', 'exchange_center'] },
      { to: paths.messages, word: 'nav.messages', icon: <MailOutlined /> },
    ],
  },
  {
    word: 'nav.prices',
    places: [
      { to: paths.overpayments, word: 'nav.overpayments', icon: <DiffOutlined />, kinds: ['hospital'] },
      { to: paths.declarations, word: 'nav.declarations', icon: <FormOutlined />, kinds: ['manufacturer'] },
      { to: paths.priceChanges, word: 'nav.priceChanges', icon: <FileDoneOutlined />, kinds: operators },
      { to: paths.lowerPriceReports, word: 'nav.lowerPriceReports', icon: <FallOutlined /> },
      { to: paths.campaigns, word: 'nav.campaigns', icon: <ScheduleOutlined />, kinds: ['manufacturer', ...operators] },
      { to: paths.linkages, word: 'nav.linkages', icon: <LinkOutlined />, kinds: operators },
      { to: paths.publicities, word: 'nav.publicities', icon: <NotificationOutlined /> },
      { to: paths.objections, word: 'nav.objections', icon: <CommentOutlined /> },
      { to: paths.priceFindings, word: 'nav.priceFindings', icon: <AuditOutlined />, kinds: operators },
    ],
  },
  {
    word: 'nav.oversight',
    places: [
      { to: paths.misconduct, word: 'nav.misconduct', icon: <AlertOutlined /> },
      { to: paths.organisations, word: 'nav.organisations', icon: <ApartmentOutlined />, kinds: ['exchange_center'] },
      { to: paths.calendar, word: 'nav.calendar', icon: <CalendarOutlined /> },
      { to: paths.rules, word: 'nav.rules', icon: <BookOutlined /> },
      { to: paths.securityEvents, word: 'nav.security', icon: <SafetyOutlined />, kinds: operators },
      { to: paths.storage, word: 'nav.storage', icon: <HddOutlined />, kinds: operators },
      { to: paths.jobs, word: 'nav.jobs', icon: <ToolOutlined />, kinds: operators },
    ],
  },
]

export function Navigation({ kind }: { kind: OrganisationKind }) {
  const { t } = useI18n()
  return (
    <nav className="side" aria-label={t('nav.label')}>
      {groups.map((group) => {
        const places = group.places.filter((place) => !place.kinds || place.kinds.includes(kind))
        if (places.length === 0) return null
        return (
          <div key={group.word}>
            <h2>{t(group.word)}</h2>
            <ul>
              {places.map((place) => (
                <li key={place.to}>
                  <AppLink to={place.to} exact={place.to === paths.home}>
                    <span aria-hidden>{place.icon}</span>
                    <span>{t(place.word)}</span>
                  </AppLink>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}
