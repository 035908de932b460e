/** Signing in; under the demonstration the accounts are listed beside the form. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { PasskeyProof } from '@/api/schema'
import { asProblem } from '@/api/problem'
import { noteSignedIn, sessionQuery } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { splitAddress } from '@/ui/address'
import { EntryForm } from '@/ui/EntryForm'
import { ProblemView } from '@/ui/ProblemView'
import { Sun } from '@/ui/Sun'
import { useAddressQuery } from '@/ui/useAddress'
import { DemoAccounts } from './DemoAccounts'
import { stepAfter, takenBeside } from './secondFactor'
import { SignInCode } from './SignInCode'
import { usePasskey } from './usePasskey'

interface Credentials {
  account: string
  password: string
}

export function LoginPage() {
  const { t, language, setLanguage } = useI18n()
  const [form] = Form.useForm<Credentials>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  /** Whose password was right, and who gives a code, or what a device signs, as well. */
  const [waiting, setWaiting] = useState<Credentials | null>(null)
  const [takes, setTakes] = useState('codes')
  const passkey = usePasskey()
  const { next, expired, left } = useAddressQuery()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const system = useQuery({ queryKey: ['system'], queryFn: () => unwrap(api.GET('/api/v1/system')) })

  useEffect(() => {
    document.title = `${t('session.signIn')} · ${t('app.name')}`
  }, [t])

  const signIn = async (credentials: Credentials, beside: { code?: string; passkey?: PasskeyProof } = {}) => {
    setBusy(true)
    setError(null)
    try {
      const session = await unwrap(api.POST('/api/v1/sessions', { body: { ...credentials, ...beside } }))
      noteSignedIn(true)
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
      const { pathname, search } = splitAddress(next ?? paths.home)
      await navigate({ to: pathname, search })
    } catch (problem) {
      const { type, body } = asProblem(problem)
      const next = stepAfter(waiting ? 'code' : 'password', type)
      setWaiting(next === 'code' ? credentials : null)
      setTakes((before) => takenBeside(body.figures) ?? before)
      // That a code is wanted shows by its field.
      if (type !== 'second-factor-required') setError(problem)
    } finally {
      setBusy(false)
    }
  }

  const signInByPasskey = async (credentials: Credentials) => {
    setError(null)
    const proof = await passkey.prove(credentials.account, credentials.password)
    if (proof) await signIn(credentials, { passkey: proof })
  }

  return (
    <main className="login">
      <section className="login-card" aria-labelledby="login-title">
        <div className="login-head">
          <Sun size={40} />
          <div>
            <h1 id="login-title">{t('app.name')}</h1>
            <p className="quiet">{t('app.tagline')}</p>
          </div>
          <Button type="link" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
            <span lang={language === 'en' ? 'zh-CN' : 'en'}>{language === 'en' ? '中文' : 'English'}</span>
          </Button>
        </div>
        {(expired ?? left) && !error && <Alert type="info" showIcon title={t(left ? 'session.leftDevice' : 'session.expired')} className="problem" />}
        {error != null && <ProblemView error={error} />}
        {waiting && (
          <SignInCode
            account={waiting.account}
            busy={busy}
            takes={takes}
            passkey={passkey}
            onPasskey={() => void signInByPasskey(waiting)}
            onSend={(code) => void signIn(waiting, { code })}
            onTyping={() => {
              setError(null)
              passkey.clear()
            }}
            onBack={() => {
              setWaiting(null)
              setError(null)
              form.resetFields()
            }}
          />
        )}
        <EntryForm<Credentials> style={{ display: waiting ? 'none' : undefined }} sendsOnEnter form={form} layout="vertical" onValuesChange={() => setError(null)} onFinish={(values) => void signIn(values)} requiredMark={false}>
          <Form.Item name="account" label={t('session.account')} rules={[{ required: true, message: t('session.accountNeeded') }]}>
            <Input autoFocus autoComplete="username" size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('session.password')} rules={[{ required: true, message: t('session.passwordNeeded') }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('session.signIn')}
          </Button>
        </EntryForm>
      </section>
      {system.data?.demonstration && (
        <DemoAccounts
          accounts={system.data.accounts ?? []}
          onChoose={(credentials) => {
            form.setFieldsValue(credentials)
            void signIn(credentials)
          }}
        />
      )}
    </main>
  )
}
