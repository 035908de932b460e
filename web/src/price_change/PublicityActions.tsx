/** What the exchange centre may do to a publicity as a whole: give it more time, remind of it, stop it. */
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { PublicityView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { StepButtons } from '@/ui/StepButtons'
import { isOfToday } from '@/ui/clock'
import { isDay } from '@/ui/day'
import { firstDayAfter, instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { useWorkingDayFrom, WorkingDayInput } from '@/ui/WorkingDayInput'

const STEPS = ['extension', 'reminder', 'stop'] as const
type Step = (typeof STEPS)[number]

export function PublicityActions({ publicity }: { publicity: PublicityView }) {
  const { t } = useI18n()
  const [step, setStep] = useState<Step | null>(null)
  const remindedToday = isOfToday(publicity.reminded_at) ? t('publicity.remindedToday', { at: instant(publicity.reminded_at) }) : null
  return (
    <>
      <StepButtons steps={STEPS} label={(each) => t(`publicity.${each}`)} remindedToday={remindedToday} onStep={setStep} />
      {step && <StepDialog step={step} publicity={publicity} close={() => setStep(null)} />}
    </>
  )
}

function StepDialog({ step, publicity, close }: { step: Step; publicity: PublicityView; close: () => void }) {
  const { t } = useI18n()
  const next = firstDayAfter(publicity.due_at)
  const proposed = useWorkingDayFrom(next)
  const [chosen, setDueOn] = useState<string | null>(null)
  const dueOn = chosen ?? proposed ?? next
  const params = { path: { id: publicity.id } }
  const run = useCommand(
    (reason: string) => {
      switch (step) {
        case 'extension':
          return unwrap(api.POST('/api/v1/publicities/{id}/extension', { params, body: { due_on: dueOn, reason } }))
        case 'reminder':
          return unwrap(api.POST('/api/v1/publicities/{id}/reminder', { params, body: { reason } }))
        case 'stop':
          return unwrap(api.POST('/api/v1/publicities/{id}/stop', { params, body: { reason } }))
      }
    },
    { touches: ['publicities', 'price-changes', 'objections', 'linkages', 'lower-price-reports'], done: t(`publicity.${step}Done`), onDone: close },
  )
  const title = publicity.title || publicity.id
  return (
    <ReasonDialog
      title={t(`publicity.${step}`)}
      label={t('answer.reason')}
      placeholder={t('correct.reasonHint')}
      confirm={t(`publicity.${step}`)}
      pending={run.isPending}
      error={run.error}
      disabled={step === 'extension' && !isDay(dueOn)}
      about={dueOn}
      onConfirm={(reason) => run.mutate(reason)}
      onClose={close}
    >
      <p className="spaced-below">
        {t(`publicity.${step}Ask`, { title, count: publicity.changes, until: publicity.due_by, on: dueOn, objections: publicity.objections_open ?? 0 })}
        {step === 'reminder' && publicity.reminded_at && ` ${t('publicity.lastReminded', { at: instant(publicity.reminded_at) })}`}
      </p>
      {step === 'extension' && (
        <p className="spaced-below row">
          <span>{t('publicity.newEnd')}</span>
          <WorkingDayInput label={t('publicity.newEnd')} from={next} value={dueOn} onChange={setDueOn} />
        </p>
      )}
    </ReasonDialog>
  )
}
