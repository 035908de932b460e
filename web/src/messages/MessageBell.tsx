/** The bell in the header: how many are unread, and the newest in a drawer. */
import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Drawer } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { ProblemView } from '@/ui/ProblemView'
import { MessageItems } from './MessageItems'
import { useMarkRead, useUnreadCount } from './useMessages'

export function MessageBell() {
  const { t } = useI18n()
  const [open, setOpen] = useState(false)
  const unread = useUnreadCount()
  const mark = useMarkRead()
  const newest = useQuery({
    queryKey: ['messages', 'newest'],
    queryFn: () => unwrap(api.GET('/api/v1/messages', { params: { query: { limit: 20 } } })),
    enabled: open,
  })
  return (
    <>
      <Button
        type="text"
        aria-label={t('messages.bell', { count: unread })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        icon={
          <Badge count={unread} size="small" overflowCount={99} offset={[4, -2]} color="#a85d05">
            <BellOutlined className="bell" />
          </Badge>
        }
      />
      <Drawer
        title={t('messages.title')}
        open={open}
        onClose={() => setOpen(false)}
        size={420}
        extra={
          <Button size="small" disabled={unread === 0} loading={mark.all.isPending} onClick={() => mark.all.mutate()}>
            {t('messages.readAll')}
          </Button>
        }
        footer={
          <AppLink to={paths.messages} onClick={() => setOpen(false)}>
            {t('messages.all')}
          </AppLink>
        }
      >
        {newest.error && <ProblemView error={newest.error} retry={() => void newest.refetch()} />}
        <MessageItems items={newest.data?.items ?? []} pending={newest.isPending} onFollow={() => setOpen(false)} />
      </Drawer>
    </>
  )
}
