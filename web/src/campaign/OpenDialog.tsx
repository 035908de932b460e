/** Opens the collection of a quarter's prices. */
import { useNavigate } from '@tanstack/react-router'
import { Form, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { api, idempotencyKey, unwrap } from '@/api/client'
import { asProblem } from '@/api/problem'
import type { CampaignView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { CategoryPicker } from '@/ui/CategoryPicker'
import { serverNow } from '@/ui/clock'
import { isDay } from '@/ui/day'
import { DayItem } from '@/ui/DayItem'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { addDays, dayOf } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { useWorkingDayFrom } from '@/ui/WorkingDayInput'
import { Unsent } from '@/ui/Unsent'
import { OpeningPreview } from './OpeningPreview'
import { MEANT_WHEN_CONFIRMED } from './confirmed'
import { laterOf, quarterStart, quarterWords, quartersFrom } from './quarters'

/** This quarter and the next: a collection is opened at most so early. */
const CHOICES = 2
const USUAL_DAYS = 30

interface Fields {
  quarter: string
  category?: string
  due_on: string
}

export function OpenDialog({ close }: { close: () => void }) {
  const { t, language } = useI18n()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const key = useRef(idempotencyKey())
  const today = dayOf(serverNow())
  const quarters = quartersFrom(today, CHOICES)
  const first = { quarter: quarters[0] ?? '', category: '', due_on: addDays(today, USUAL_DAYS) }
  const typed = (Form.useWatch([], form) as Fields | undefined) ?? first
  const begins = laterOf(today, quarterStart(typed.quarter))
  const proposed = useWorkingDayFrom(addDays(begins, USUAL_DAYS))
  useEffect(() => {
    // A day that somebody chose himself stays, unless the quarter has not even begun then.
    const { due_on } = form.getFieldsValue()
    if (proposed && (!form.isFieldTouched('due_on') || (isDay(due_on) && due_on < begins))) form.setFields([{ name: 'due_on', value: proposed, touched: false }])
  }, [form, proposed, begins])
  const open = useCommand<Fields & { confirmed: boolean }, CampaignView, Fields>(
    (fields) =>
      unwrap(
        api.POST('/api/v1/campaigns', {
          body: { ...fields, category: fields.category || undefined },
          headers: { 'Idempotency-Key': key.current },
        }),
      ),
    {
      touches: ['campaigns'],
      done: t('campaign.opened'),
      form,
      onDone: (campaign) => void navigate({ to: paths.campaign(campaign.id) }),
    },
  )
  // What is odd about it is pointed out first, and opened when the operator means it.
  const pointedOut = open.error != null && MEANT_WHEN_CONFIRMED.includes(asProblem(open.error).type)
  return (
    <FormDialog
      open
      title={t('campaign.open')}
      okText={t(pointedOut ? 'campaign.openAllTheSame' : 'campaign.open')}
      cancelText={t('common.cancel')}
      confirmLoading={open.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className="quiet spaced-below">{t('campaign.openNote')}</p>
      <EntryForm<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={first}
        onValuesChange={() => {
          key.current = idempotencyKey()
          open.reset()
        }}
        onFinish={(fields) => open.mutate({ ...fields, confirmed: pointedOut })}
      >
        <Form.Item name="quarter" label={t('campaign.quarter')}>
          <Select options={quarters.map((value) => ({ value, label: quarterWords(value, language) }))} />
        </Form.Item>
        <Form.Item name="category" label={t('search.category')}>
          <CategoryPicker placeholder={t('campaign.everything')} />
        </Form.Item>
        <DayItem name="due_on" label={t('campaign.due')} working from={begins} />
        <Unsent sending={open.isPending} />
      </EntryForm>
      <OpeningPreview quarter={typed.quarter} category={typed.category ?? ''} />
      {open.error && <ProblemView error={open.error} withoutFields />}
    </FormDialog>
  )
}
