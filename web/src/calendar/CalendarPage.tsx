/** The working calendar: a year at a glance, its notices, and why a deadline falls where it does. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { serverNow } from '@/ui/clock'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { dayOf, instant } from '@/ui/time'
import { useAddressQuery } from '@/ui/useAddress'
import { Waiting } from '@/ui/Waiting'
import { CalendarProposals } from './CalendarProposals'
import { DeadlinePanel } from './DeadlinePanel'
import { NoticePanel } from './NoticePanel'
import { missingDays } from './NoticePreview'
import { YearGrid } from './YearGrid'

export function CalendarPage() {
  const { t, language } = useI18n()
  const kind = useKind()
  const navigate = useNavigate()
  const wanted = Number(useAddressQuery().year)
  const year = wanted >= 1990 && wanted <= 2200 ? wanted : Number(dayOf(serverNow()).slice(0, 4))
  const show = (next: number) => void navigate({ to: paths.calendar, search: { year: String(next) }, replace: true })
  const calendar = useQuery({ queryKey: ['calendar'], queryFn: () => unwrap(api.GET('/api/v1/calendar')) })
  const grid = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => unwrap(api.GET('/api/v1/calendar/{year}', { params: { path: { year } } })),
    placeholderData: (last) => last,
  })
  // Until the requested year is there, the last one stays in sight, under its own name.
  const shown = grid.data?.year === year ? grid.data : undefined
  const notices = calendar.data?.years.filter((entry) => entry.year === year) ?? []
  return (
    <>
      <PageHeader
        title={t('nav.calendar')}
        note={calendar.data && t('calendar.version', { version: calendar.data.version })}
        actions={
          <>
            <Button icon={<LeftOutlined />} aria-label={t('calendar.before')} onClick={() => show(year - 1)} />
            <strong className="figure year-number" aria-live="polite">{year}</strong>
            <Button icon={<RightOutlined />} aria-label={t('calendar.after')} onClick={() => show(year + 1)} />
          </>
        }
      />
      {(kind === 'exchange_center' || kind === 'insurance_bureau') && <CalendarProposals mayDecide={kind === 'exchange_center'} />}
      {grid.error && <ProblemView error={grid.error} />}
      {shown && !shown.known && (
        <Alert type="warning" showIcon className="problem" title={t('calendar.unknown', { year })} description={t('calendar.unknownNote')} />
      )}
      {shown && shown.known && !shown.complete && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title={t('calendar.incomplete', { year })}
          description={t('calendar.missing', { days: missingDays(shown.missing, language) })}
        />
      )}
      <div className="columns">
        <div className="stack">
          {grid.data ? (
            <section className="panel" aria-label={String(grid.data.year)} aria-busy={shown === undefined}>
              <p className="legend quiet">
                <span><i className="day-holiday" />{t('calendar.holiday')}</span>
                <span><i className="day-workday" />{t('calendar.workday')}</span>
                <span><i className="day-weekend" />{t('calendar.weekend')}</span>
              </p>
              <YearGrid year={grid.data} />
            </section>
          ) : (
            <Waiting rows={12} />
          )}
        </div>
        <div className="side-column">
          <DeadlinePanel />
          <section className="panel" aria-labelledby="notices-title">
            <h2 id="notices-title">{t('calendar.notices', { year })}</h2>
            {notices.length === 0 && <p className="quiet">{t('calendar.noNotice')}</p>}
            <ul className="rows rows-stacked">
              {notices.map((notice) => (
                <li key={notice.version}>
                  <span>{notice.source}</span>
                  <small className="quiet">
                    {t('calendar.noticeLine', {
                      version: notice.version,
                      published: notice.published_on,
                      loaded: instant(notice.loaded_at),
                    })}
                  </small>
                </li>
              ))}
            </ul>
          </section>
          {kind === 'exchange_center' && <NoticePanel key={year} year={year} version={shown && (shown.version ?? null)} />}
        </div>
      </div>
    </>
  )
}
