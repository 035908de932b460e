/** The simulated clock in the header; an operator may move it on. */
import { ClockCircleOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popover, Progress, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { DayInput } from '@/ui/DayInput'
import { ProblemView } from '@/ui/ProblemView'
import { addDays, atShenzhen, dayOf, instant, instantExact } from '@/ui/time'
import { useClock } from './useClock'

export function ClockWidget({ mayMove }: { mayMove: boolean }) {
  const { t } = useI18n()
  const { clock, now } = useClock()
  const [open, setOpen] = useState(false)
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
      onOpenChange={setOpen}
      title={t('clock.title')}
      content={<MoveClock now={now} onMoved={() => setOpen(false)} />}
    >
      <Button type="text" icon={<ClockCircleOutlined />} className="clock-button" aria-haspopup="dialog" aria-expanded={open}>
        {label}
      </Button>
    </Popover>
  )
}

async function nextWorkingDay(from: string): Promise<string> {
  const answer = await unwrap(
    api.GET('/api/v1/calendar/deadline', { params: { query: { from, working_days: 1 } } }),
  )
  return atShenzhen(answer.last_day, '09:00')
}

/** The first minute after five working days have run out. */
async function fiveWorkingDaysOn(from: string): Promise<string> {
  const answer = await unwrap(
    api.GET('/api/v1/calendar/deadline', { params: { query: { from, working_days: 5 } } }),
  )
  return atShenzhen(addDays(answer.last_day, 1), '00:01')
}

function MoveClock({ now, onMoved }: { now: Date; onMoved: () => void }) {
  const { t } = useI18n()
  const { modal, message } = App.useApp()
  const queryClient = useQueryClient()
  const today = dayOf(now)
  const [day, setDay] = useState(today)
  const [time, setTime] = useState('09:00')
  const move = useMutation({
    mutationFn: (to: string) => unwrap(api.PUT('/api/v1/clock', { body: { now: to } })),
    onSuccess: async (clock) => {
      await queryClient.invalidateQueries()
      void message.success(t('clock.moved', { now: instant(clock.now) }))
      onMoved()
    },
  })
  const ask = async (target: Promise<string> | string) => {
    const to = await target
    modal.confirm({
      title: t('clock.confirm', { to: instantExact(to) }),
      content: t('clock.confirmNote'),
      okText: t('clock.move'),
      cancelText: t('common.cancel'),
      onOk: () => move.mutate(to),
    })
  }
  return (
    <div className="clock-panel stack">
      <p className="figure clock-now">{instantExact(now.toISOString())}</p>
      <p className="quiet">{t('clock.note')}</p>
      <div className="row">
        <Button disabled={move.isPending} onClick={() => void ask(nextWorkingDay(today))}>{t('clock.nextWorkingDay')}</Button>
        <Button disabled={move.isPending} onClick={() => void ask(fiveWorkingDaysOn(today))}>{t('clock.fiveWorkingDays')}</Button>
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          void ask(atShenzhen(day, time))
        }}
      >
        <DayInput label={t('clock.day')} from={today} value={day} onChange={setDay} />
        <TimePicker
          aria-label={t('clock.time')}
          format="HH:mm"
          allowClear={false}
          showNow={false}
          value={dayjs(`${day}T${time}`)}
          onChange={(next) => next && setTime(next.format('HH:mm'))}
          className="clock-time figure"
        />
        <Button htmlType="submit" disabled={move.isPending}>{t('clock.set')}</Button>
      </form>
      {move.isPending && (
        <div role="status">
          <Progress percent={100} status="active" showInfo={false} aria-label={t('clock.running')} />
          <span className="quiet">{t('clock.running')}</span>
        </div>
      )}
      {move.error && <ProblemView error={move.error} />}
    </div>
  )
}
