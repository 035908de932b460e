/** Where the link of a letter leads: whoever reads the mail of an organisation sets the password of its administrator, once. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import { paths } from '@/capabilities'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { EntryForm } from '@/ui/EntryForm'
import { ProblemView } from '@/ui/ProblemView'
import { Sun } from '@/ui/Sun'
import { instant } from '@/ui/time'
import { Unsent } from '@/ui/Unsent'
import { Waiting } from '@/ui/Waiting'
import { secretOf } from './secretOf'

const words = {
  'confirm.title': { zh: '设置密码', en: 'Set the password' },
  'confirm.first': { zh: '{organisation}的账号管理员', en: 'Administrator of {organisation}' },
  'confirm.lost': { zh: '找回{organisation}的账号管理员', en: 'The lost administrator of {organisation}' },
  'confirm.lostNote': {
    zh: '设置后，该账号原来的密码、登录、登录设备和两步验证全部作废。',
    en: 'Afterwards the former password, sessions, devices and second factor of the account are void.',
  },
  'confirm.whose': { zh: '账号 {account}（{name}），链接 {until} 前有效，只能用一次。', en: 'Account {account} ({name}). The link serves once, until {until}.' },
  'confirm.incomplete': {
    zh: '链接不完整。请从邮件中复制整个链接，在浏览器中打开。',
    en: 'The link is incomplete. Copy all of it from the mail, and open it in the browser.',
  },
  'confirm.new': { zh: '密码', en: 'Password' },
  'confirm.hint': {
    zh: '10至128位；至少5个不同的字符，并含字母、数字、符号中的两种（16位以上不限）；不含账号，不用常见密码',
    en: '10 to 128 characters; at least five different ones, of two kinds of letters, digits and signs (from 16 characters on any); without the account’s name, and none that is guessed first',
  },
  'confirm.again': { zh: '再次输入密码', en: 'Password again' },
  'confirm.differs': { zh: '两次输入的密码不一致', en: 'The two passwords differ' },
  'confirm.set': { zh: '设置密码', en: 'Set password' },
  'confirm.done': { zh: '密码已设置，请用账号 {account} 登录。', en: 'The password is set: sign in as {account}.' },
}

interface Fields {
  password: string
  again: string
}

export function ConfirmPage() {
  const { t, language, setLanguage } = useI18n(words)
  const [secret] = useState(() => secretOf(window.location.hash))
  useEffect(() => {
    document.title = `${t('confirm.title')} · ${t('app.name')}`
  }, [t])
  return (
    <main className="login">
      <section className="login-card" aria-labelledby="confirm-title">
        <div className="login-head">
          <Sun size={40} />
          <div>
            <h1 id="confirm-title">{t('confirm.title')}</h1>
            <p className="quiet">{t('app.name')}</p>
          </div>
          <Button type="link" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
            <span lang={language === 'en' ? 'zh-CN' : 'en'}>{language === 'en' ? '中文' : 'English'}</span>
          </Button>
        </div>
        {secret ? <OfLink secret={secret} /> : <Alert type="error" showIcon title={t('confirm.incomplete')} />}
      </section>
    </main>
  )
}

function OfLink({ secret }: { secret: string }) {
  const { t } = useI18n(words)
  const [form] = Form.useForm<Fields>()
  const link = useQuery({
    queryKey: ['one-time-link'],
    queryFn: () => unwrap(api.POST('/api/v1/one-time-links/reading', { body: { secret } })),
    refetchOnWindowFocus: false,
  })
  const set = useMutation({
    mutationFn: ({ password }: Fields) => unwrap(api.POST('/api/v1/one-time-links/use', { body: { secret, password } })),
    // The secret opens nothing any more: it need not stay in the address.
    onSuccess: () => window.history.replaceState(null, '', window.location.pathname),
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  if (link.error) return <ProblemView error={link.error} />
  if (!link.data) return <Waiting rows={3} />
  const { account, display_name: name, organisation, purpose, expires_at } = link.data
  if (set.isSuccess) {
    return (
      <>
        <Alert type="success" showIcon className="problem" title={t('confirm.done', { account })} />
        <AppLink to={paths.login}>{t('session.signIn')}</AppLink>
      </>
    )
  }
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <>
      <h2>{t(`confirm.${purpose}`, { organisation })}</h2>
      <p>{t('confirm.whose', { account, name, until: instant(expires_at) })}</p>
      {purpose === 'lost' && <Alert type="warning" showIcon className="problem" title={t('confirm.lostNote')} />}
      <EntryForm<Fields> form={form} clears={[set]} layout="vertical" onFinish={(fields) => set.mutate(fields)}>
        <input type="text" name="username" autoComplete="username" value={account} readOnly hidden />
        <Form.Item name="password" label={t('confirm.new')} extra={t('confirm.hint')} rules={needed}>
          <Input.Password autoComplete="new-password" maxLength={1000} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('confirm.again')}
          dependencies={['password']}
          rules={[
            ...needed,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                !value || value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('confirm.differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={1000} />
        </Form.Item>
        {set.error && <ProblemView error={set.error} withoutFields />}
        <Button type="primary" htmlType="submit" block loading={set.isPending}>{t('confirm.set')}</Button>
        <Unsent sending={set.isPending} />
      </EntryForm>
    </>
  )
}
