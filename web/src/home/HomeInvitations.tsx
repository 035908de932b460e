/** The first invitations that wait for somebody, the most urgent first. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { Words } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { Difference, Money } from '@/ui/Money'
import { urgency, workingTime } from '@/ui/time'
import { HomePanel } from './HomePanel'

const ROWS = 6
// The list comes newest first; the most urgent of these many are shown.
const ROWS_MAX = 200

interface Props {
  state: 'pending' | 'countered'
  title: Words
  empty: Words
}

export function HomeInvitations({ state, title, empty }: Props) {
  const { t, language } = useI18n()
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
