/** The header: brand, search, the clock, language, messages, who is signed in. */
import { ApiOutlined, GlobalOutlined, LaptopOutlined, LockOutlined, LogoutOutlined, SafetyOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import type { SessionView } from '@/api/schema'
import { SearchBox } from '@/catalogue/SearchBox'
import { useI18n } from '@/i18n/useI18n'
import { MessageBell } from '@/messages/MessageBell'
import { ClockWidget } from '@/clock/ClockWidget'
import { paths } from '@/capabilities'
import { CapacitySwitch } from '@/party/CapacitySwitch'
import { AppLink } from '@/ui/AppLink'
import { Sun } from '@/ui/Sun'
import { useSignOut } from '@/ui/useSignOut'

/** Its administrators; in the exchange centre whoever may confirm a colleague's. */
function mayKeepAccounts({ roles, organisation }: SessionView): boolean {
  return roles.includes('administrator') || (roles.includes('trader') && organisation.kind === 'exchange_center')
}

export function TopBar({ session }: { session: SessionView }) {
  const { t, language, setLanguage } = useI18n()
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <header className="top">
      <AppLink to={paths.home} className="brand" exact>
        <Sun />
        <span>{t('app.short')}</span>
      </AppLink>
      <SearchBox />
      <div className="top-right">
        <ClockWidget mayMove={session.organisation.kind === 'exchange_center'} />
        <Button
          type="text"
          icon={<GlobalOutlined />}
          onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          <span lang={language === 'en' ? 'zh-CN' : 'en'}>{language === 'en' ? '中文' : 'English'}</span>
        </Button>
        <CapacitySwitch />
        <MessageBell />
        <Dropdown
          autoFocus
          trigger={['click']}
          menu={{
            items: [
              {
                key: 'who',
                type: 'group',
                label: `${session.organisation.name} · ${t(`party.kind.${session.organisation.kind}`)}`,
                children: [
                  { key: 'devices', icon: <LaptopOutlined />, label: t('devices.title') },
                  { key: 'password', icon: <LockOutlined />, label: t('session.changePassword') },
                  { key: 'second-factor', icon: <SafetyOutlined />, label: t('session.secondFactor') },
                  ...(mayKeepAccounts(session)
                    ? [{ key: 'accounts', icon: <TeamOutlined />, label: t('party.ownAccounts') }]
                    : []),
                  ...(session.roles.includes('administrator')
                    ? [{ key: 'programs', icon: <ApiOutlined />, label: t('serviceAccount.title') }]
                    : []),
                  { key: 'out', icon: <LogoutOutlined />, label: t('session.signOut') },
                ],
              },
            ],
            onClick: ({ key }) => {
              if (key === 'out') void signOut()
              else if (key === 'devices') void navigate({ to: paths.devices })
              else if (key === 'accounts') void navigate({ to: paths.ownAccounts })
              else if (key === 'programs') void navigate({ to: paths.serviceAccounts })
              else if (key === 'password') void navigate({ to: paths.password })
              else if (key === 'second-factor') void navigate({ to: paths.secondFactor })
            },
          }}
        >
          <Button type="text" icon={<UserOutlined />} aria-label={t('session.menu', { name: session.display_name })}>
            <span className="who">{session.display_name}</span>
          </Button>
        </Dropdown>
      </div>
    </header>
  )
}
