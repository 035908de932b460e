/** The value of a rule with its unit, in words. */
import type { Rule } from '@/api/types'
import type { Translator } from '@/i18n/useI18n'

/** `5 个工作日`, `30 天`, `开`. */
export function valueWords(rule: Pick<Rule, 'value' | 'unit' | 'options'>, { t }: Translator): string {
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
