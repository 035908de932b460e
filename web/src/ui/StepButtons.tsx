/** What may be done to something as a whole, a button for each; a reminder waits for the next day. */
import { Button } from 'antd'

interface Props<Step extends string> {
  steps: readonly Step[]
  label: (step: Step) => string
  /** That somebody was reminded today already, in words: nobody is reminded of the same thing twice a day. */
  remindedToday: string | null
  onStep: (step: Step) => void
}

export function StepButtons<Step extends string>({ steps, label, remindedToday, onStep }: Props<Step>) {
  const waits = (step: Step) => step === 'reminder' && remindedToday !== null
  return (
    <>
      {steps.map((step) => (
        <Button
          key={step}
          danger={step === 'stop'}
          disabled={waits(step)}
          title={waits(step) ? (remindedToday ?? undefined) : undefined}
          onClick={() => onStep(step)}
        >
          {label(step)}
        </Button>
      ))}
      {steps.some(waits) && <small className="quiet">{remindedToday}</small>}
    </>
  )
}
