/** All messages of the caller. */
import { Button, Segmented } from 'antd'
import { api, unwrap } from '@/api/client'
import { paths } from '@/capabilities'
import { useI18n } from '@/i18n/useI18n'
import { ListProblem } from '@/table/ListProblem'
import { Pager } from '@/table/Pager'
import { ExportButton } from '@/table/ExportButton'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { MessageItems } from './MessageItems'
import { useMarkRead, useUnreadCount } from './useMessages'

export function MessagesPage() {
  const { t } = useI18n()
  const list = useListAddress()
  const unread = useUnreadCount()
  const mark = useMarkRead()
  const { page, error, pending, retry } = usePage('messages', list.query, () =>
    unwrap(api.GET('/api/v1/messages', { params: { query: { ...list.query, unread: list.filters.unread === 'true' ? true : undefined } } })),
  )
  return (
    <>
      <PageHeader
        title={t('messages.title')}
        note={t('messages.unread', { count: unread })}
        actions={
          <>
            <AppLink to={paths.messageSettings}>{t('messages.settings')}</AppLink>
            <Button disabled={unread === 0} onClick={() => mark.all.mutate()}>{t('messages.readAll')}</Button>
            <ExportButton path="/api/v1/messages" filters={list.filters} />
          </>
        }
      />
      <div className="panel">
        <Segmented
          aria-label={t('messages.title')}
          value={list.filters.unread ?? ''}
          onChange={(value) => list.setFilters({ unread: value })}
          options={[
            { value: '', label: t('messages.filterAll') },
            { value: 'true', label: t('messages.filterUnread') },
          ]}
        />
        {error && <ListProblem error={error} retry={retry} list={list} />}
        <MessageItems items={page?.items ?? []} pending={pending && !page} />
        {page && page.items.length > 0 && <Pager list={list} page={page} />}
      </div>
    </>
  )
}
