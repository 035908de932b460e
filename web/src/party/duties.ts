/** The duties of accounts in words. */
import type { Duty, OrganisationKind } from '@/api/schema'
import type { Translator } from '@/i18n/useI18n'

/** A duty as an organisation of a kind calls it. */
export function dutyWord({ t }: Pick<Translator, 't'>, duty: Duty, kind: OrganisationKind): string {
  return duty === 'reviewer' && kind === 'insurance_bureau' ? t('duty.reviewer.bureau') : t(`duty.${duty}`)
}

export function dutyWords(i18n: Pick<Translator, 't' | 'language'>, duties: Duty[], kind: OrganisationKind): string {
  return duties.map((duty) => dutyWord(i18n, duty, kind)).join(i18n.language === 'en' ? ', ' : '、')
}
