/** On the first page: the latest misconduct records. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { instant } from '@/ui/time'
import { HomePanel } from '@/ui/HomePanel'

export const words = {
  'home.misconduct': { zh: '最近不良行为记录', en: 'Latest misconduct records' },
} satisfies Dictionary

export function MisconductPanel() {
  const { t } = useI18n(words)
  const { data, error } = useQuery({
    queryKey: ['misconduct', 'home'],
    queryFn: () => unwrap(api.GET('/api/v1/misconduct-records', { params: { query: { limit: 5 } } })),
  })
  return (
    <HomePanel title={t('home.misconduct')} all={paths.misconduct} empty={t('misconduct.empty')} count={data?.items.length} error={error}>
      <ul className="rows">
        {data?.items.map((record) => (
          <li key={record.id}>
            <span className="grow two-lines">
              <span title={record.organisation.name}>{record.organisation.name}</span>
              <small>{record.label}</small>
            </span>
            <time className="quiet figure" dateTime={record.happened_at}>{instant(record.happened_at)}</time>
          </li>
        ))}
      </ul>
    </HomePanel>
  )
}
