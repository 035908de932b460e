/** What the exchange centre may do to a collection: give it more time, remind of it, correct it, stop it. */
import { Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem } from '@/api/problem'
import type { CampaignView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { CategoryPicker } from '@/ui/CategoryPicker'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { StepButtons } from '@/ui/StepButtons'
import { isOfToday } from '@/ui/clock'
import { isDay } from '@/ui/day'
import { addDays, firstDayAfter, instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { useWorkingDayFrom, WorkingDayInput } from '@/ui/WorkingDayInput'
import { MEANT_WHEN_CONFIRMED } from './confirmed'
import { quarterWords, quartersAround } from './quarters'

type Step = 'extension' | 'reminder' | 'correction' | 'stop'

/** What a collection can still take in each of its states. */
const STEPS: Record<CampaignView['state'], readonly Step[]> = {
  open: ['extension', 'reminder', 'correction', 'stop'],
  closed: ['stop'],
  stopped: [],
}

export function CampaignActions({ campaign }: { campaign: CampaignView }) {
  const { t } = useI18n()
  const [step, setStep] = useState<Step | null>(null)
  const remindedToday = isOfToday(campaign.reminded_at) ? t('campaign.remindedToday', { at: instant(campaign.reminded_at) }) : null
  return (
    <>
      <StepButtons steps={STEPS[campaign.state]} label={(each) => t(`campaign.${each}`)} remindedToday={remindedToday} onStep={setStep} />
      {step && <StepDialog step={step} campaign={campaign} close={() => setStep(null)} />}
    </>
  )
}

function StepDialog({ step, campaign, close }: { step: Step; campaign: CampaignView; close: () => void }) {
  const { t, language } = useI18n()
  const next = firstDayAfter(campaign.due_at)
  const proposed = useWorkingDayFrom(addDays(next, 6))
  const [chosen, setDueOn] = useState<string | null>(null)
  const dueOn = chosen ?? proposed ?? next
  const [quarter, setQuarter] = useState(campaign.quarter)
  const [category, setCategory] = useState(campaign.category?.code ?? '')
  const params = { path: { id: campaign.id } }
  const run = useCommand(
    ({ reason, confirmed }: { reason: string; confirmed: boolean }) => {
      switch (step) {
        case 'extension':
          return unwrap(api.POST('/api/v1/campaigns/{id}/extension', { params, body: { due_on: dueOn, reason } }))
        case 'reminder':
          return unwrap(api.POST('/api/v1/campaigns/{id}/reminder', { params, body: { reason } }))
        case 'correction':
          return unwrap(api.POST('/api/v1/campaigns/{id}/correction', { params, body: { quarter, category, confirmed, reason } }))
        case 'stop':
          return unwrap(api.POST('/api/v1/campaigns/{id}/stop', { params, body: { reason } }))
      }
    },
    { touches: ['campaigns', 'misconduct'], done: t(`campaign.${step}Done`), onDone: close },
  )
  const pointedOut = run.error != null && MEANT_WHEN_CONFIRMED.includes(asProblem(run.error).type)
  const manufacturers = campaign.manufacturers ?? 0
  const asked = {
    quarter: quarterWords(campaign.quarter, language),
    category: campaign.category?.label ?? t('campaign.everything'),
    manufacturers,
    silent: manufacturers - (campaign.manufacturers_done ?? 0),
    products: campaign.products,
    until: campaign.due_by,
    on: dueOn,
  }
  return (
    <ReasonDialog
      title={t(`campaign.${step}`)}
      label={t('answer.reason')}
      placeholder={t('campaign.reasonHint')}
      confirm={t(pointedOut ? 'campaign.correctAllTheSame' : `campaign.${step}`)}
      pending={run.isPending}
      error={run.error}
      disabled={step === 'extension' && !isDay(dueOn)}
      about={JSON.stringify([chosen, quarter, category])}
      onConfirm={(reason) => run.mutate({ reason, confirmed: pointedOut })}
      onClose={close}
    >
      <p className="spaced-below">
        {t(`campaign.${step}Ask`, asked)}
        {step === 'reminder' && campaign.reminded_at && ` ${t('campaign.lastReminded', { at: instant(campaign.reminded_at) })}`}
      </p>
      {step === 'extension' && (
        <p className="spaced-below row">
          <span>{t('campaign.newEnd')}</span>
          <WorkingDayInput label={t('campaign.newEnd')} from={next} value={dueOn} onChange={setDueOn} />
        </p>
      )}
      {step === 'correction' && (
        <p className="spaced-below row">
          <Select
            aria-label={t('campaign.quarter')}
            value={quarter}
            onChange={(value) => {
              setQuarter(value)
              run.reset()
            }}
            options={quartersAround(campaign.quarter).map((value) => ({ value, label: quarterWords(value, language) }))}
          />
          <CategoryPicker
            placeholder={t('campaign.everything')}
            value={category}
            onChange={(value) => {
              setCategory(value)
              run.reset()
            }}
          />
        </p>
      )}
    </ReasonDialog>
  )
}
