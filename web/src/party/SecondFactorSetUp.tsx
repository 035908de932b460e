/** Sets up a second factor: the password, then the secret as a picture and as text, then a first code. */
import { Form, Input, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { SecondFactorSecret } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { Unsent } from '@/ui/Unsent'
import { useCommand } from '@/ui/useCommand'
import { ProofDialog, type Takes } from './ProofDialog'
import { inGroups, typedCode } from './secondFactor'

const words = {
  'setUp.title': { zh: '启用两步验证', en: 'Set up a second factor' },
  'setUp.again': { zh: '更换设备', en: 'Change the device' },
  'setUp.next': { zh: '下一步', en: 'Next' },
  'setUp.note': {
    zh: '需要手机上的身份验证器应用（支持TOTP）。启用后其他地方的登录随即退出，其他登录设备不再被识别。',
    en: 'It takes an authenticator app (TOTP) on your phone. Once it is in force all other sessions end and no other device keeps its way in.',
  },
  'setUp.scan': { zh: '用身份验证器应用扫描，或手工输入密钥：', en: 'Scan this with the app, or type the secret:' },
  'setUp.picture': { zh: '密钥的二维码', en: 'The secret as a picture' },
  'setUp.copy': { zh: '复制密钥', en: 'Copy the secret' },
  'setUp.copied': { zh: '已复制', en: 'Copied' },
  'setUp.code': { zh: '应用显示的验证码', en: 'The code that the app shows' },
  'setUp.confirm': { zh: '启用', en: 'Put it in force' },
}

interface Props {
  /** Another device takes the place of one. */
  replaces: boolean
  takes: Takes
  onDone: (codes: string[]) => void
  onClose: () => void
}

export function SecondFactorSetUp({ replaces, takes, onDone, onClose }: Props) {
  const { t } = useI18n(words)
  const [secret, setSecret] = useState<SecondFactorSecret | null>(null)
  const title = t(replaces ? 'setUp.again' : 'setUp.title')
  if (secret) return <FirstCode title={title} secret={secret} onDone={onDone} onClose={onClose} />
  return (
    <ProofDialog
      title={title}
      confirm={t('setUp.next')}
      takes={takes}
      send={(body) => unwrap(api.POST('/api/v1/me/second-factor', { body }))}
      onDone={setSecret}
      onClose={onClose}
    >
      <p>{t('setUp.note')}</p>
    </ProofDialog>
  )
}

function FirstCode({ title, secret, onDone, onClose }: { title: string; secret: SecondFactorSecret; onDone: (codes: string[]) => void; onClose: () => void }) {
  const { t } = useI18n(words)
  const [form] = Form.useForm<{ code: string }>()
  const confirm = useCommand((code: string) => unwrap(api.PUT('/api/v1/me/second-factor', { body: { code } })), {
    touches: ['second-factor', 'sessions', 'devices'],
    form,
    onDone: ({ recovery_codes }) => onDone(recovery_codes),
  })
  return (
    <FormDialog
      open
      title={title}
      okText={t('setUp.confirm')}
      cancelText={t('common.cancel')}
      confirmLoading={confirm.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('setUp.scan')}</p>
      <QRCode type="svg" size={200} value={secret.uri} aria-label={t('setUp.picture')} role="img" />
      <Typography.Paragraph className="code" copyable={{ text: secret.secret, tooltips: [t('setUp.copy'), t('setUp.copied')] }}>
        {inGroups(secret.secret)}
      </Typography.Paragraph>
      <EntryForm<{ code: string }> form={form} clears={[confirm]} layout="vertical" requiredMark={false} onFinish={({ code }) => confirm.mutate(typedCode(code))}>
        <Form.Item name="code" label={t('setUp.code')} rules={[{ required: true, message: t('common.needed') }]}>
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={64} />
        </Form.Item>
        <Unsent sending={confirm.isPending} />
      </EntryForm>
      {confirm.error && <ProblemView error={confirm.error} withoutFields />}
    </FormDialog>
  )
}
