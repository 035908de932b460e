/** A clause in words, leading to the rules that rest on it. */
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from './AppLink'
import { clauseWords } from './clauseWords'

export function Clause({ clause }: { clause: string | null | undefined }) {
  const { language, t } = useI18n()
  if (!clause) return null
  return (
    <AppLink to={paths.rule(clause)} className="clause" title={t('common.seeRules')}>
      {clauseWords(clause, language)}
    </AppLink>
  )
}
