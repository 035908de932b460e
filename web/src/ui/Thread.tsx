/** Every event of a thing that has a life: who, when, on which clause, with which figures. */
import type { ChangeEvent, ThreadEvent } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Clause } from './Clause'
import { FigureList } from './FigureList'
import { instantExact } from './time'

export function Thread({ events }: { events: (ThreadEvent | ChangeEvent)[] }) {
  const { t } = useI18n()
  return (
    <ol className="thread">
      {events.map((event, index) => (
        <li key={`${event.at}-${index}`} className={`thread-${event.tone}`}>
          <div className="thread-head">
            <strong>{event.label}</strong>
            <span className="quiet">
              {event.actor
                ? [event.actor.organisation, event.actor.account].filter(Boolean).join(' · ')
                : t('invitation.bySystem')}
            </span>
            <time className="figure quiet" dateTime={event.at}>{instantExact(event.at)}</time>
          </div>
          <FigureList figures={event.figures} />
          {event.clause && <p className="quiet">{t('problem.clause')} <Clause clause={event.clause} /></p>}
        </li>
      ))}
    </ol>
  )
}
