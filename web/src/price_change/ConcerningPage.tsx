/** Changes that are public, over every window: by default those of products that one makes or buys. */
import { Segmented } from 'antd'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { PublicChanges } from './PublicChanges'

export function ConcerningPage() {
  const { t } = useI18n()
  const list = useListAddress({ mine: 'true', state: 'publicized' })
  const found = usePage('price-changes', { everywhere: true, ...list.query }, () =>
    unwrap(api.GET('/api/v1/publicities/changes', { params: { query: { ...list.query, mine: list.filters.mine === 'true' } } })),
  )
  return (
    <>
      <PageHeader
        title={t('publicity.concerning')}
        note={t('publicity.concerningNote')}
        actions={<AppLink to={paths.publicities}>{t('publicity.all')}</AppLink>}
      />
      <PublicChanges
        name="public-changes"
        found={found}
        list={list}
        exportPath="/api/v1/publicities/changes"
        empty={t('publicity.noneConcerning')}
        isOpen={list.filters.state === 'publicized'}
        filters={
          <>
            <Segmented
              size="small"
              aria-label={t('publicity.whose')}
              value={list.filters.mine ?? 'true'}
              onChange={(mine) => list.setFilters({ mine })}
              options={[
                { value: 'true', label: t('publicity.mine') },
                { value: 'false', label: t('publicity.everyone') },
              ]}
            />
            <Segmented
              size="small"
              aria-label={t('publicity.which')}
              value={list.filters.state ?? 'publicized'}
              onChange={(state) => list.setFilters({ state })}
              options={[
                { value: 'publicized', label: t('publicity.open') },
                { value: 'announced', label: t('publicity.announced') },
              ]}
            />
          </>
        }
      />
    </>
  )
}
