/** On the first page: the latest imports. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { Counts } from '@/ui/Counts'
import { Tag, WorkStateTag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { HomePanel } from '@/ui/HomePanel'

export const words = {
  'home.imports': { zh: '最近导入', en: 'Latest imports' },
  'home.importsNone': { zh: '还没有导入过文件。', en: 'Nothing loaded yet.' },
} satisfies Dictionary

export function ImportsPanel() {
  const { t } = useI18n(words)
  const { data, error } = useQuery({
    queryKey: ['imports', 'home'],
    queryFn: () => unwrap(api.GET('/api/v1/imports', { params: { query: { limit: 5 } } })),
  })
  return (
    <HomePanel title={t('home.imports')} all={paths.imports} empty={t('home.importsNone')} count={data?.items.length} error={error}>
      <ul className="rows">
        {data?.items.map((entry) => (
          <li key={entry.id}>
            {entry.reversal ? <Tag tone="quiet">{t('import.state.reversed')}</Tag> : <WorkStateTag state={entry.state}>{t(`import.state.${entry.state}`)}</WorkStateTag>}
            <span className="grow">{entry.file_name}</span>
            {entry.state === 'failed' ? <span className="figure-above">{entry.error?.text}</span> : <Counts entry={entry} brief />}
            <time className="quiet figure" dateTime={entry.started_at}>{instant(entry.started_at)}</time>
          </li>
        ))}
      </ul>
    </HomePanel>
  )
}
