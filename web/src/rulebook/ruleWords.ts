/** The value of a rule with its unit, in words. */
import type { RuleGuard, RuleState, RuleView } from '@/api/schema'
import type { Translator } from '@/i18n/useI18n'
import type { Tone } from '@/ui/StateTag'

/** The states of a version, alike in the table and in its history. */
export const STATE_TONES: Record<RuleState, Tone> = { in_force: 'good', coming: 'wait', past: 'quiet', replaced: 'quiet', withdrawn: 'bad' }

/** `5 个工作日`, `30 天`, `开`. */
export function valueWords(rule: Pick<RuleView, 'value' | 'unit' | 'options'>, { t }: Translator): string {
  switch (rule.unit) {
    case 'working_days':
    case 'days':
    case 'hours':
    case 'months':
      return t(`unit.${rule.unit}`, { count: rule.value })
    case 'switch':
    case 'choice':
      return rule.options.find((option) => option.value === rule.value)?.label ?? rule.value
    case 'count':
    case 'ratio':
      return rule.value
  }
}

/** The value that holds on a day once the version of that day is taken back; none where no earlier one is known. */
export function valueWithout(versions: Pick<RuleView, 'value' | 'effective_from' | 'state'>[], day: string): string | undefined {
  return versions
    .filter(({ state, effective_from }) => state !== 'replaced' && state !== 'withdrawn' && effective_from < day)
    .reduce<(typeof versions)[number] | undefined>((last, one) => (last && last.effective_from >= one.effective_from ? last : one), undefined)?.value
}

/** What a rule protects: 保密, 价格, 期限, 平台运行. */
export function guardWords(guard: RuleGuard, { t }: Translator): string {
  return t(`rules.guards.${guard}`)
}

/** The numbers that a rule takes; nothing where it takes a word. */
export function rangeWords(rule: Pick<RuleView, 'range' | 'unit'>, { t }: Translator): string | undefined {
  if (!rule.range) return undefined
  const { least, most } = rule.range
  return t(rule.unit === 'ratio' ? 'rules.rangeOfDecimals' : 'rules.range', { least, most })
}

/** Whether a rule takes this text: what the server decides, said before anything is sent. */
export function isAccepted(rule: Pick<RuleView, 'range' | 'unit'>, value: string): boolean {
  if (!rule.range) return true
  const form = rule.unit === 'ratio' ? /^(0|[1-9]\d*)(\.\d{1,4})?$/ : /^(0|[1-9]\d*)$/
  return form.test(value) && Number(rule.range.least) <= Number(value) && Number(value) <= Number(rule.range.most)
}

/** What to know of a stored value that the rule would not take today. */
export function outOfRangeWords(rule: Pick<RuleView, 'held_to'>, { t }: Translator): string {
  return rule.held_to == null ? t('rules.outOfRange') : t('rules.heldTo', { value: rule.held_to })
}
