/** The devices that keep a way in to an account, each of which can be removed. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { DeviceView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { usePage } from '@/table/usePage'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { useLeave } from '@/ui/useLeave'
import { Waiting } from '@/ui/Waiting'

/** `account` is somebody else's whose accounts the reader manages; without, it is one's own. */
export function DeviceList({ account }: { account?: string }) {
  const { t } = useI18n()
  const [chosen, setChosen] = useState<DeviceView | null>(null)
  const query = account === undefined ? {} : { account }
  const { page, error, retry } = usePage('devices', query, () => unwrap(api.GET('/api/v1/devices', { params: { query } })))
  if (error && !page) return <ProblemView error={error} retry={retry} />
  if (!page) return <Waiting rows={3} />
  return (
    <>
      {page.items.length === 0 && <p className="empty">{t('devices.none')}</p>}
      <ul className="rows">
        {page.items.map((device) => (
          <li key={device.id}>
            <span className="two-lines grow">
              <span>
                {device.name || t('devices.unnamed')} {device.is_current && <Tag tone="good">{t('devices.current')}</Tag>}
              </span>
              <small className="quiet">
                {t('devices.line', {
                  address: device.address ?? '—',
                  first: instant(device.first_used_at),
                  last: instant(device.last_used_at),
                })}
                {' · '}
                {t('devices.sessions', { count: device.sessions })}
              </small>
            </span>
            <Button size="small" aria-label={`${t('devices.remove')} ${device.name}`} onClick={() => setChosen(device)}>
              {t('devices.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && <Removal device={chosen} close={() => setChosen(null)} />}
    </>
  )
}

function Removal({ device, close }: { device: DeviceView; close: () => void }) {
  const { t } = useI18n()
  const leave = useLeave()
  const remove = useCommand(
    async () => {
      await unwrap(api.DELETE('/api/v1/devices/{id}', { params: { path: { id: device.id } } }))
      // The session went with the device: nothing is asked any more that only those who are signed in may.
      if (device.is_current) await leave(true)
    },
    { touches: device.is_current ? [] : ['devices'], done: device.is_current ? undefined : t('devices.removed'), onDone: close },
  )
  return (
    <Modal
      open
      title={t('devices.removeTitle', { name: device.name || t('devices.unnamed') })}
      okText={t('devices.remove')}
      okButtonProps={{ danger: true }}
      cancelText={t('common.cancel')}
      confirmLoading={remove.isPending}
      onOk={() => remove.mutate(undefined)}
      onCancel={close}
      destroyOnHidden
    >
      <p>{t('devices.removeNote', { count: device.sessions })}</p>
      {device.is_current && <p>{t('devices.removeOwn')}</p>}
      {remove.error && <ProblemView error={remove.error} />}
    </Modal>
  )
}
