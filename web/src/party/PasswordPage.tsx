/** Changes one's own password. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import { sessionQuery } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { useNotices } from '@/ui/useNotices'
import { Unsent } from '@/ui/Unsent'

const words = {
  'password.note': {
    zh: '修改后，其他地方的登录随即退出，其他登录设备不再被识别；本次登录不受影响。',
    en: 'After the change all other sessions end and no other device keeps its way in; this session goes on.',
  },
  'password.first': {
    zh: '你现在的密码是开通账号或重置密码的人给的。请改为只有自己知道的密码，改好后即可使用平台。',
    en: 'Whoever opened your account or reset its password gave you this one. Change it to one that you alone know; then the platform is open to you.',
  },
  'password.current': { zh: '现在的密码', en: 'Present password' },
  'password.new': { zh: '新密码', en: 'New password' },
  'password.hint': {
    zh: '10至128位；至少5个不同的字符，并含字母、数字、符号中的两种（16位以上不限）；不含账号，不用常见密码',
    en: '10 to 128 characters; at least five different ones, of two kinds of letters, digits and signs (from 16 characters on any); without the account’s name, and none that is guessed first',
  },
  'password.again': { zh: '再次输入新密码', en: 'New password again' },
  'password.differs': { zh: '两次输入的新密码不一致', en: 'The two new passwords differ' },
  'password.done': { zh: '密码已修改', en: 'The password was changed' },
}

interface Fields {
  current: string
  new: string
  again: string
}

export function PasswordPage() {
  const { t } = useI18n(words)
  const notices = useNotices()
  const queryClient = useQueryClient()
  const { data: session } = useQuery(sessionQuery)
  const [form] = Form.useForm<Fields>()
  const change = useMutation({
    mutationFn: (fields: Fields) => unwrap(api.PUT('/api/v1/me/password', { body: { current: fields.current, new: fields.new } })),
    onSuccess: () => {
      notices.done(t('password.done'))
      form.resetFields()
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <>
      <PageHeader title={t('session.changePassword')} note={t('password.note')} />
      {session?.must_change_password && <Alert type="warning" showIcon title={t('password.first')} className="problem" />}
      <section className="panel" aria-label={t('session.changePassword')}>
        <EntryForm<Fields> form={form} clears={[change]} layout="vertical" style={{ maxWidth: 420 }} onFinish={(fields) => change.mutate(fields)}>
          <Form.Item name="current" label={t('password.current')} rules={needed}>
            <Input.Password autoComplete="current-password" maxLength={1000} />
          </Form.Item>
          <Form.Item name="new" label={t('password.new')} extra={t('password.hint')} rules={needed}>
            <Input.Password autoComplete="new-password" maxLength={1000} />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('password.again')}
            dependencies={['new']}
            rules={[
              ...needed,
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  !value || value === getFieldValue('new') ? Promise.resolve() : Promise.reject(new Error(t('password.differs'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" maxLength={1000} />
          </Form.Item>
          {change.error && <ProblemView error={change.error} withoutFields />}
          <Button type="primary" htmlType="submit" loading={change.isPending}>{t('session.changePassword')}</Button>
          <Unsent sending={change.isPending} />
        </EntryForm>
      </section>
    </>
  )
}
