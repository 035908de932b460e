/** The demonstration's accounts, one click each. */
import type { components } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'

type DemoAccount = components['schemas']['DemoAccount']

interface Props {
  accounts: DemoAccount[]
  onChoose: (credentials: { account: string; password: string }) => void
}

export function DemoAccounts({ accounts, onChoose }: Props) {
  const { t } = useI18n()
  return (
    <section className="login-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('session.demo')}</h2>
      <p className="quiet">{t('session.demoNote', { password: accounts[0]?.password ?? '' })}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.account}>
            <button
              type="button"
              onClick={() => onChoose({ account: account.account, password: account.password })}
            >
              <code>{account.account}</code>
              <span>{account.organisation}</span>
              <small>{t(`party.kind.${account.kind}`)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
