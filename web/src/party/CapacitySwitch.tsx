/** In which capacity of its firm one acts, and the way to another one; nothing for firms that act in one. */
import { SwapOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Badge, Button, Dropdown } from 'antd'
import { api, unwrap } from '@/api/client'
import type { OrganisationKind } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { useNotices } from '@/ui/useNotices'

/** How often to look whether something came in another capacity, in milliseconds. */
const LOOK = 20_000

export function CapacitySwitch() {
  const { t } = useI18n()
  const notices = useNotices()
  const { data } = useQuery({
    queryKey: ['capacities'],
    queryFn: () => unwrap(api.GET('/api/v1/me/capacities')),
    refetchInterval: ({ state }) => ((state.data?.items.length ?? 0) > 1 ? LOOK : false),
  })
  const change = useMutation({
    mutationFn: (capacity: OrganisationKind) => unwrap(api.PUT('/api/v1/me/capacity', { body: { capacity } })),
    // A page of its own: nothing that was read in one capacity is shown in the other.
    onSuccess: () => window.location.assign(paths.home),
    onError: (error) => notices.failed(error),
  })
  const capacities = data?.items ?? []
  const current = capacities.find((one) => one.is_current)
  if (capacities.length < 2 || !current) return null
  const elsewhere = capacities.reduce((sum, one) => sum + (one.is_current ? 0 : one.unread), 0)
  const acting = t(`party.kind.${current.capacity}`)
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      menu={{
        selectedKeys: [current.capacity],
        items: capacities.map(({ capacity, is_current, unread }) => ({
          key: capacity,
          disabled: change.isPending,
          label: (
            <>
              {t(is_current ? 'capacity.current' : 'capacity.switchTo', { capacity: t(`party.kind.${capacity}`) })}
              {!is_current && unread > 0 && <span className="quiet"> · {t('capacity.unread', { count: unread })}</span>}
            </>
          ),
        })),
        onClick: ({ key }) => {
          const chosen = capacities.find((one) => one.capacity === key)
          if (chosen && !chosen.is_current) change.mutate(chosen.capacity)
        },
      }}
    >
      <Button
        type="text"
        loading={change.isPending}
        aria-label={elsewhere > 0 ? t('capacity.menuUnread', { capacity: acting, count: elsewhere }) : t('capacity.menu', { capacity: acting })}
        icon={
          <Badge count={elsewhere} size="small" overflowCount={99} offset={[4, -2]} color="#a85d05">
            <SwapOutlined className="bell" />
          </Badge>
        }
      >
        <span>{acting}</span>
      </Button>
    </Dropdown>
  )
}
