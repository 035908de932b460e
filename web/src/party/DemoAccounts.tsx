/** The demonstration's accounts, one click each. */
import type { DemoAccountView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'

interface Props {
  accounts: DemoAccountView[]
  onChoose: (credentials: { account: string; password: string }) => void
}

export function DemoAccounts({ accounts, onChoose }: Props) {
  const { t } = useI18n()
  return (
    <section className="login-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('session.demo')}</h2>
      <p className="quiet">{t('session.demoNote', { password: accounts[0]?.password ?? '' })}</p>
      <ul>
        {accounts.map(({ account, display_name, password }) => (
          <li key={account}>
            <button type="button" onClick={() => onChoose({ account, password })}>
              <code>{account}</code>
              <span>{display_name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
