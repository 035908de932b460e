/** How an organisation was entered and edited, oldest first. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { instant } from '@/ui/time'
import { useI18n } from '@/i18n/useI18n'
import { FigureList } from '@/ui/FigureList'
import { ProblemView } from '@/ui/ProblemView'
import { Waiting } from '@/ui/Waiting'

export function RegisteredHistory({ id }: { id: string }) {
  const { t } = useI18n()
  const history = useQuery({
    queryKey: ['organisation-history', id],
    queryFn: () => unwrap(api.GET('/api/v1/organisations/{id}/history', { params: { path: { id } } })),
  })
  if (history.error) return <ProblemView error={history.error} />
  if (history.isPending) return <Waiting rows={2} />
  return (
    <ul className="rows" aria-label={t('party.history')}>
      {history.data.items.map((event) => (
        <li key={`${event.at} ${event.kind}`}>
          <strong>{event.label}</strong> <span className="quiet figure">{instant(event.at)}</span>{' '}
          {event.actor && <span className="quiet">{event.actor.organisation} · {event.actor.account}</span>}
          <FigureList figures={event.figures} />
        </li>
      ))}
    </ul>
  )
}
