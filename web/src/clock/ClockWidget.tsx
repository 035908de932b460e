/** The simulated clock in the header; an operator may move it on. */
import { ClockCircleOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popover, Progress, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { isDay } from '@/ui/day'
import { DayInput } from '@/ui/DayInput'
import { ProblemView } from '@/ui/ProblemView'
import { addDays, atShenzhen, dayOf, instant, instantExact } from '@/ui/time'
import { useNotices } from '@/ui/useNotices'
import { useClock } from './useClock'

export function ClockWidget({ mayMove }: { mayMove: boolean }) {
  const { t } = useI18n()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const { clock, now } = useClock()
  const [open, setOpen] = useState(false)
  const move = useMutation({
    mutationFn: (to: string) => unwrap(api.PUT('/api/v1/clock', { body: { now: to } })),
    onSuccess: async (moved) => {
      await queryClient.invalidateQueries()
      notices.done(t('clock.moved', { now: instant(moved.now) }))
      setOpen(false)
    },
  })
  if (!clock?.simulated || !now) return null
  const label = (
    <>
      <span className="clock-tag">{t('clock.simulated')}</span>
      <time className="figure" dateTime={now.toISOString()}>{instant(now.toISOString())}</time>
    </>
  )
  if (!mayMove) return <span className="clock-still row">{label}</span>
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={(next) => {
        // What became due is still running: its end, or what went wrong, is to be seen here.
        if (move.isPending) return
        move.reset()
        setOpen(next)
      }}
      destroyOnHidden
      title={t('clock.title')}
      content={<MoveClock now={now} pending={move.isPending} error={move.error} onMove={move.mutate} />}
    >
      <Button type="text" icon={<ClockCircleOutlined />} className="clock-button" aria-haspopup="dialog" aria-expanded={open}>
        {label}
      </Button>
    </Popover>
  )
}

async function endOfWorkingDays(from: string, workingDays: number): Promise<string> {
  const answer = await unwrap(
    api.GET('/api/v1/calendar/deadline', { params: { query: { from, working_days: workingDays } } }),
  )
  return answer.last_day
}

async function nextWorkingDay(from: string): Promise<string> {
  return atShenzhen(await endOfWorkingDays(from, 1), '09:00')
}

/** The first minute after five working days have run out. */
async function fiveWorkingDaysOn(from: string): Promise<string> {
  return atShenzhen(addDays(await endOfWorkingDays(from, 5), 1), '00:01')
}

interface Props {
  now: Date
  pending: boolean
  error: unknown
  onMove: (to: string) => void
}

function MoveClock({ now, pending, error, onMove }: Props) {
  const { t } = useI18n()
  const today = dayOf(now)
  const [chosenDay, setDay] = useState<string | null>(null)
  const [time, setTime] = useState('09:00')
  const [chosen, setChosen] = useState<string | null>(null)
  const reckon = useMutation({ mutationFn: (reckoned: (from: string) => Promise<string>) => reckoned(today) })
  const day = chosenDay ?? today
  // What somebody chose themselves is not replaced by what is reckoned late.
  const target = chosen ?? reckon.data ?? null
  const forget = () => {
    setChosen(null)
    reckon.reset()
  }
  return (
    <div className="clock-panel stack">
      <p className="figure clock-now">{instantExact(now.toISOString())}</p>
      {target ? (
        <div className="stack" role="group" aria-label={t('clock.confirm', { to: instantExact(target) })}>
          <strong>{t('clock.confirm', { to: instantExact(target) })}</strong>
          <p className="quiet">{t('clock.confirmNote')}</p>
          <div className="row">
            <Button type="primary" autoFocus disabled={pending} onClick={() => onMove(target)}>{t('clock.move')}</Button>
            <Button disabled={pending} onClick={forget}>{t('common.cancel')}</Button>
          </div>
        </div>
      ) : (
        <>
          <p className="quiet">{t('clock.note')}</p>
          <div className="row">
            <Button disabled={reckon.isPending} onClick={() => reckon.mutate(nextWorkingDay)}>{t('clock.nextWorkingDay')}</Button>
            <Button disabled={reckon.isPending} onClick={() => reckon.mutate(fiveWorkingDaysOn)}>{t('clock.fiveWorkingDays')}</Button>
          </div>
          <div className="row">
            <DayInput label={t('clock.day')} from={today} value={day} onChange={setDay} />
            <TimePicker
              aria-label={t('clock.time')}
              format="HH:mm"
              allowClear={false}
              showNow={false}
              value={dayjs(`${today}T${time}`)}
              onChange={(next) => next && setTime(next.format('HH:mm'))}
              className="clock-time figure"
            />
            <Button disabled={!isDay(day)} onClick={() => setChosen(atShenzhen(day, time))}>{t('clock.set')}</Button>
          </div>
        </>
      )}
      {pending && (
        <div role="status">
          <Progress percent={100} status="active" showInfo={false} aria-label={t('clock.running')} />
          <span className="quiet">{t('clock.running')}</span>
        </div>
      )}
      {(error ?? reckon.error) != null && <ProblemView error={error ?? reckon.error} />}
    </div>
  )
}
