/** One account of an organisation, with what the server lets the reader do to it. */
import { Button, Switch } from 'antd'
import type { AccountView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Tag } from '@/ui/StateTag'
import { Confirmation } from './Confirmation'
import { WayBack } from './WayBack'

interface Props {
  account: AccountView
  openDevices: () => void
  enable: () => void
  disable: () => void
}

export function AccountRow({ account, openDevices, enable, disable }: Props) {
  const { t, language } = useI18n()
  const { actions } = account
  const isActive = account.state === 'active'
  return (
    <li>
      <code>{account.account}</code>
      <span className="grow">
        {account.display_name} <small className="quiet">{account.roles.map((role) => t(`role.${role}`)).join(language === 'en' ? ', ' : '、')}</small>
      </span>
      <Confirmation account={account} />
      <WayBack account={account} />
      {actions.includes('devices') && (
        <Button size="small" aria-label={t('devices.of', { name: account.account })} onClick={openDevices}>
          {t('devices.title')}
        </Button>
      )}
      {actions.includes(isActive ? 'disable' : 'enable') ? (
        <Switch
          checked={isActive}
          checkedChildren={t('party.active')}
          unCheckedChildren={t('party.disabled')}
          aria-label={t('party.mayWork', { account: account.account })}
          onChange={(active) => (active ? enable() : disable())}
        />
      ) : (
        !isActive && <Tag tone="quiet">{t('party.disabled')}</Tag>
      )}
    </li>
  )
}
