/** What rows of a file are warned of, with how many there are and the first of them. */
import type { FileWarning } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { PagedList } from '@/ui/PagedList'

export const words = {
  'warned.title': { zh: '请核对', en: 'To be looked at' },
  'warned.line': { zh: '{text}：{rows}行，如第{examples}行', en: '{text}: {rows} rows, such as row {examples}' },
  'warned.all': { zh: '{text}：第{examples}行', en: '{text}: row {examples}' },
} satisfies Dictionary

export function Warned({ warned }: { warned: FileWarning[] }) {
  const { t, language } = useI18n(words)
  return (
    <PagedList
      label={t('warned.title')}
      rows={warned}
      total={warned.length}
      rowKey={(one) => `${one.kind} ${one.text}`}
      row={(one) => {
        const examples = one.examples.join(language === 'en' ? ', ' : '、')
        const word = one.rows === one.examples.length ? 'warned.all' : 'warned.line'
        return t(word, { text: one.text, rows: count(one.rows), examples })
      }}
    />
  )
}
