/** What a notice would make of the calendar, before it is loaded. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { api, unwrap } from '@/api/client'
import type { DayView, LoadingResult } from '@/api/schema'
import type { Language } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { turnsOf } from './difference'
import { holidayName } from './holidays'
import { spansOf } from './spans'

interface Props {
  year: number
  plan: LoadingResult
  pending: boolean
  onLoad: () => void
}

export function NoticePreview({ year, plan, pending, onLoad }: Props) {
  const { t } = useI18n()
  const rest = plan.days.filter((day) => day.kind === 'holiday').length
  return (
    <div className="stack spaced" role="group" aria-label={t('notice.previewTitle', { year })}>
      <NoticeEffect year={year} plan={plan} />
      {plan.takes_two && <Alert type="info" showIcon title={t('notice.takesTwo')} />}
      <Button type="primary" loading={pending} onClick={onLoad}>
        {plan.takes_two ? t('notice.propose') : t('notice.load', { year, rest, work: plan.days.length - rest })}
      </Button>
    </div>
  )
}

/** The days of the year as it will be, and the deadlines that move by it. */
export function NoticeEffect({ year, plan }: { year: number; plan: LoadingResult }) {
  const { t, language } = useI18n()
  return (
    <>
      <strong>{t('notice.previewTitle', { year })}</strong>
      <Alert
        type={plan.complete ? 'success' : 'warning'}
        showIcon
        title={plan.complete ? t('notice.complete') : t('calendar.incomplete', { year })}
        description={plan.complete ? undefined : t('calendar.missing', { days: missingDays(plan.missing, language) })}
      />
      {plan.amends && <p className="quiet">{t('notice.amending')}</p>}
      <Turns year={year} days={plan.days} />
      <Spans days={plan.days} />
      {plan.other_years.map((other) => (
        <div key={other.year}>
          <p className="quiet">{t('notice.otherYear', { year: other.year })}</p>
          <Turns year={other.year} days={other.days} />
        </div>
      ))}
      {plan.dropped.length > 0 && (
        <Alert type="warning" title={t('notice.dropped', { count: plan.dropped.length })} description={<Spans days={plan.dropped} />} />
      )}
      {plan.sentences.length > 0 && (
        <details>
          <summary>{t('notice.sentences')}</summary>
          {plan.sentences.map((sentence) => (
            <div key={sentence.text}>
              <p>{sentence.text}</p>
              <Spans days={sentence.days} />
            </div>
          ))}
        </details>
      )}
      {plan.remarks.length > 0 && (
        <ul className="quiet">
          {plan.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <Moves plan={plan} />
    </>
  )
}

/** Which days change from working to free and back. */
function Turns({ year, days }: { year: number; days: DayView[] }) {
  const { t } = useI18n()
  const before = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => unwrap(api.GET('/api/v1/calendar/{year}', { params: { path: { year } } })),
  })
  if (before.error) return <ProblemView error={before.error} />
  if (!before.data) return null
  const turns = turnsOf(before.data.days, days)
  return (
    <div>
      <strong>{t('notice.turns')}</strong>
      {!before.data.known && <p className="quiet">{t('notice.turnsFirst', { year })}</p>}
      {turns.length === 0 ? (
        <p className="quiet">{t('notice.turnsNone')}</p>
      ) : (
        <ul className="skipped">
          {turns.map((turn) => (
            <li key={turn.from}>
              <span className="figure">{dayText(turn)}</span> {t(turn.rests ? 'notice.becomesFree' : 'notice.becomesWorking')}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const dayText = ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} – ${to}`)

function Moves({ plan }: { plan: LoadingResult }) {
  const { t } = useI18n()
  if (plan.moves.length === 0) return <p className="quiet">{t('notice.movesNone')}</p>
  return (
    <div>
      <strong>{t('notice.moves')}</strong>
      {plan.moves.map((kind) => (
        <div key={kind.label}>
          {kind.count > 0 && (
            <p>{t(kind.has_more ? 'notice.movesMore' : 'notice.movesKind', { label: kind.label, count: kind.count })}</p>
          )}
          {kind.settled > 0 && <p>{t('notice.movesSettled', { label: kind.label, count: kind.settled })}</p>}
          <ul className="skipped">
            {kind.spans.map((span) => (
              <li key={`${span.due_by_before} ${span.due_by}`} className="figure">
                {t('notice.move', { before: span.due_by_before, after: span.due_by, count: span.count })}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function Spans({ days }: { days: DayView[] }) {
  const { t, language } = useI18n()
  return (
    <ul className="skipped">
      {spansOf(days).map((span) => (
        <li key={span.from}>
          <span className="figure">{dayText(span)}</span>{' '}
          {holidayName(language, span.name)} {t(`calendar.${span.kind}`)}
        </li>
      ))}
    </ul>
  )
}

/** Days by law that a notice leaves out, as one line. */
export function missingDays(missing: LoadingResult['missing'], language: Language): string {
  const named = missing.map((day) => [day.date, holidayName(language, day.name)].filter(Boolean).join(' '))
  return named.join(language === 'en' ? ', ' : '、')
}
