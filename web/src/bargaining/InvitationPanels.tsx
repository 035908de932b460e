/** On the first page: the first invitations that wait for somebody, the most urgent first. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { OrganisationKind } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { Difference, Money } from '@/ui/Money'
import { urgency, workingTime } from '@/ui/time'
import { HomePanel } from '@/ui/HomePanel'

const ROWS = 6
// The list comes newest first; the most urgent of these many are shown.
const ROWS_MAX = 200

export const words = {
  'home.toTake': { zh: '企业已还价，待本院确认', en: 'Counter-offers for you to take' },
  'home.toTakeNone': { zh: '没有待确认的还价。', en: 'No counter-offer waits for you.' },
  'home.waitingForMaker': { zh: '等待企业响应', en: 'Waiting for manufacturers' },
  'home.waitingForMakerNone': { zh: '没有等待响应的邀请。可在产品目录中选择产品发起议价。', en: 'Nothing is waiting. Choose a product in the catalogue to send an invitation.' },
  'home.toAnswer': { zh: '待响应的议价邀请', en: 'Invitations to answer' },
  'home.toAnswerNone': { zh: '没有待响应的邀请。', en: 'No invitation waits for an answer.' },
  'home.countered': { zh: '已还价，待医院确认', en: 'Counter-offers waiting for hospitals' },
  'home.counteredNone': { zh: '没有待医院确认的还价。', en: 'No counter-offer is open.' },
  'home.allPending': { zh: '等待响应的议价', en: 'Pending invitations' },
  'home.allPendingNone': { zh: '目前没有等待响应的议价。', en: 'No invitation is pending.' },
} satisfies Dictionary

interface Titled {
  title: keyof typeof words
  empty: keyof typeof words
}

export function PendingPanel() {
  return <Waiting state="pending" {...pendingFor(useKind())} />
}

export function CounteredPanel() {
  return <Waiting state="countered" {...counteredFor(useKind())} />
}

function pendingFor(kind: OrganisationKind): Titled {
  switch (kind) {
    case 'hospital':
      return { title: 'home.waitingForMaker', empty: 'home.waitingForMakerNone' }
    case 'manufacturer':
      return { title: 'home.toAnswer', empty: 'home.toAnswerNone' }
    case 'distributor':
    case 'exchange_center':
    case 'insurance_bureau':
      return { title: 'home.allPending', empty: 'home.allPendingNone' }
  }
}

function counteredFor(kind: OrganisationKind): Titled {
  return kind === 'hospital'
    ? { title: 'home.toTake', empty: 'home.toTakeNone' }
    : { title: 'home.countered', empty: 'home.counteredNone' }
}

function Waiting({ state, title, empty }: Titled & { state: 'pending' | 'countered' }) {
  const { t, language } = useI18n(words)
  const kind = useKind()
  const { data, error } = useQuery({
    queryKey: ['invitations', 'home', state],
    queryFn: () => unwrap(api.GET('/api/v1/invitations', { params: { query: { state, limit: ROWS_MAX } } })),
  })
  const first = [...(data?.items ?? [])]
    .sort((one, two) => (one.due_at ?? '').localeCompare(two.due_at ?? ''))
    .slice(0, ROWS)
  return (
    <HomePanel wide title={t(title)} all={`${paths.invitations}?state=${state}`} empty={t(empty)} count={data?.items.length} error={error}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('invitation.number')}</th>
            <th scope="col">{t('product.name')}</th>
            <th scope="col">{t(kind === 'hospital' ? 'invitation.manufacturer' : 'invitation.hospital')}</th>
            <th scope="col" className="right">{t(state === 'countered' ? 'invitation.counterPrice' : 'invitation.price')}</th>
            <th scope="col" className="right">{t('invitation.difference')}</th>
            <th scope="col">{t('invitation.timeLeft')}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((invitation) => {
            const price = (state === 'countered' ? invitation.counter_price : null) ?? invitation.price
            return (
              <tr key={invitation.id}>
                <td><AppLink to={paths.invitation(invitation.id)} className="code">{invitation.number}</AppLink></td>
                <td className="clip" title={invitation.product.name}>{invitation.product.name}</td>
                <td className="clip" title={kind === 'hospital' ? invitation.manufacturer.name : invitation.hospital.name}>
                  {kind === 'hospital' ? invitation.manufacturer.name : invitation.hospital.name}
                </td>
                <td className="right figure"><Money value={price} strong /> <span className="quiet">/ {invitation.product.base_unit}</span></td>
                <td className="right"><Difference price={price} limit={invitation.reference_limit} /></td>
                <td className={`figure due due-${urgency(invitation.working_time_left)}`}>
                  {workingTime(invitation.working_time_left, language)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </HomePanel>
  )
}
