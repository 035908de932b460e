/** One account of an organisation, with what the server lets the reader do to it. */
import { Button, Switch } from 'antd'
import type { AccountView, OrganisationKind } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { Tag } from '@/ui/StateTag'
import { Confirmation } from './Confirmation'
import { dutyWords } from './duties'
import { LinkButton } from './LinkButton'
import { SecondFactorRemoval } from './SecondFactorRemoval'
import { WayBack } from './WayBack'

interface Props {
  account: AccountView
  /** What its organisation is. */
  kind: OrganisationKind
  /** Its id. */
  organisation: string
  /** Its owner sets the password by a link that was sent. */
  isByLink: boolean
  openDuties: () => void
  openDevices: () => void
  enable: () => void
  disable: () => void
}

export function AccountRow({ account, kind, organisation, isByLink, openDuties, openDevices, enable, disable }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const { actions } = account
  const isActive = account.state === 'active'
  return (
    <li>
      <code>{account.account}</code>
      <span className="grow">
        {account.display_name} <small className="quiet">{dutyWords(i18n, account.duties, kind)}</small>
      </span>
      <Confirmation account={account} />
      <LinkButton account={account} organisation={organisation} />
      <WayBack account={account} isByLink={isByLink} />
      <SecondFactorRemoval account={account} />
      {actions.includes('duties') && (
        <Button size="small" aria-label={`${t('party.changeDuties')} ${account.account}`} onClick={openDuties}>
          {t('party.changeDuties')}
        </Button>
      )}
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
