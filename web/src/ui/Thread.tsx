/** Every event of a thing that has a life: who, when, on which clause, with which figures. */
import type { InvitationEvent } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { Clause } from './Clause'
import { eventTone, figuresOf } from './events'
import { money } from './money'
import { nameOf } from './problemWords'
import { instantExact } from './time'

export function Thread({ events }: { events: InvitationEvent[] }) {
  const { t, code, language } = useI18n()
  return (
    <ol className="thread">
      {events.map((event, index) => (
        <li key={`${event.at}-${index}`} className={`thread-${eventTone(event.kind)}`}>
          <div className="thread-head">
            <strong>{code('event', event.kind)}</strong>
            <span className="quiet">
              {event.actor
                ? [event.actor.organisation, event.actor.account].filter(Boolean).join(' · ')
                : t('invitation.bySystem')}
            </span>
            <time className="figure quiet" dateTime={event.at}>{instantExact(event.at)}</time>
          </div>
          <dl className="figures">
            {figuresOf(event.kind, event.data).map(({ name, value, kind }) => (
              <div key={name}>
                <dt>{nameOf('figure', name, language)}</dt>
                <dd className={kind === 'text' ? undefined : 'figure'}>
                  {kind === 'money' ? money(value) : kind === 'deadline' ? value : code('value', value)}
                </dd>
              </div>
            ))}
          </dl>
          {event.clause && <p className="quiet">{t('problem.clause')} <Clause clause={event.clause} /></p>}
        </li>
      ))}
    </ol>
  )
}
