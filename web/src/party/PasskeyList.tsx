/** One's own passkeys: added with a name, and removed. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { ChallengeView, PasskeyView, SecondFactorView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { instant } from '@/ui/time'
import { Unsent } from '@/ui/Unsent'
import { useCommand } from '@/ui/useCommand'
import { useNotices } from '@/ui/useNotices'
import { knowsPasskeys, makePasskey } from './passkey'
import { ProofDialog, takesOf } from './ProofDialog'
import { usePasskey } from './usePasskey'

const words = {
  'passkeys.title': { zh: '通行密钥', en: 'Passkeys' },
  'passkeys.note': {
    zh: '用电脑、手机的指纹、面容或锁屏密码，或安全密钥代替验证码登录。密钥留在设备里，不会被骗走。',
    en: 'A computer, a phone or a security key signs you in with your finger, your face or its own lock in place of a code. The key stays in the device: nobody talks you out of it.',
  },
  'passkeys.elsewhere': { zh: '通行密钥须从 {at} 打开平台后使用；当前地址请用验证码。', en: 'Passkeys serve under {at}: open the platform there. Here, use codes.' },
  'passkeys.nowhere': { zh: '平台没有以域名和加密方式提供服务，不能使用通行密钥，请用验证码。', en: 'The platform is not served under a name and encrypted, so there are no passkeys: use codes.' },
  'passkeys.unknown': { zh: '当前浏览器不支持通行密钥，请用验证码。', en: 'This browser knows no passkeys: use codes.' },
  'passkeys.none': { zh: '没有通行密钥', en: 'None yet' },
  'passkeys.used': { zh: '上次使用 {at}', en: 'used last {at}' },
  'passkeys.added': { zh: '{at} 添加', en: 'added {at}' },
  'passkeys.add': { zh: '添加通行密钥', en: 'Add a passkey' },
  'passkeys.next': { zh: '下一步', en: 'Next' },
  'passkeys.addNote': { zh: '添加后其他地方的登录随即退出，其他登录设备不再被识别。', en: 'Once it is added all other sessions end and no other device keeps its way in.' },
  'passkeys.name': { zh: '设备名称', en: 'What you call the device' },
  'passkeys.nameHint': { zh: '如“办公室电脑”，便于以后辨认', en: 'Such as “office computer”, to know it later' },
  'passkeys.make': { zh: '在设备上创建', en: 'Make it on the device' },
  'passkeys.done': { zh: '已添加通行密钥“{name}”', en: '“{name}” is added' },
  'passkeys.remove': { zh: '移除', en: 'Remove' },
  'passkeys.removeOf': { zh: '移除“{name}”', en: 'Remove “{name}”' },
  'passkeys.removeNote': { zh: '移除后，不能再用该设备登录。', en: 'That device signs you in no more.' },
  'passkeys.removed': { zh: '已移除通行密钥“{name}”', en: '“{name}” is removed' },
}

interface Props {
  state: SecondFactorView
  /** Recovery codes that came with the first one. */
  onCodes: (codes: string[]) => void
}

type Task = { kind: 'proof' } | { kind: 'name'; challenge: ChallengeView } | { kind: 'remove'; passkey: PasskeyView }

export function PasskeyList({ state, onCodes }: Props) {
  const { t } = useI18n(words)
  const notices = useNotices()
  const [task, setTask] = useState<Task | null>(null)
  const list = useQuery({ queryKey: ['passkeys'], queryFn: () => unwrap(api.GET('/api/v1/me/passkeys')) })
  const close = () => setTask(null)
  const hindrance = useHindrance(state)
  const items = list.data?.items ?? []
  return (
    <section className="panel stack" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{t('passkeys.title')}</h2>
      <p className="quiet">{t('passkeys.note')}</p>
      {list.error && <ProblemView error={list.error} retry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <p>{t('passkeys.none')}</p>}
      <ul className="rows">
        {items.map((passkey) => (
          <li key={passkey.id}>
            <span>
              {passkey.name}{' '}
              <span className="quiet">
                {passkey.used_at ? t('passkeys.used', { at: instant(passkey.used_at) }) : t('passkeys.added', { at: instant(passkey.created_at) })}
              </span>
            </span>
            <Button size="small" danger aria-label={t('passkeys.removeOf', { name: passkey.name })} onClick={() => setTask({ kind: 'remove', passkey })}>
              {t('passkeys.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {hindrance ? <p>{hindrance}</p> : (
        <div className="page-actions">
          <Button onClick={() => setTask({ kind: 'proof' })}>{t('passkeys.add')}</Button>
        </div>
      )}
      {task?.kind === 'proof' && (
        <ProofDialog
          title={t('passkeys.add')}
          confirm={t('passkeys.next')}
          takes={takesOf(state)}
          send={(body) => unwrap(api.POST('/api/v1/me/passkeys/registration', { body }))}
          onDone={(challenge) => setTask({ kind: 'name', challenge })}
          onClose={close}
        >
          <p>{t('passkeys.addNote')}</p>
        </ProofDialog>
      )}
      {task?.kind === 'name' && (
        <NameDialog
          challenge={task.challenge}
          onDone={(name, codes) => {
            close()
            notices.done(t('passkeys.done', { name }))
            if (codes) onCodes(codes)
          }}
          onClose={close}
        />
      )}
      {task?.kind === 'remove' && (
        <ProofDialog
          title={t('passkeys.removeOf', { name: task.passkey.name })}
          confirm={t('passkeys.remove')}
          danger
          takes={takesOf(state)}
          send={(body) => unwrap(api.DELETE('/api/v1/me/passkeys/{id}', { params: { path: { id: task.passkey.id } }, body }))}
          onDone={() => {
            close()
            notices.done(t('passkeys.removed', { name: task.passkey.name }))
          }}
          onClose={close}
        >
          <p>{t('passkeys.removeNote')}</p>
        </ProofDialog>
      )}
    </section>
  )
}

/** Why no passkey can be made here; nothing where one can. */
function useHindrance({ passkeys_at }: SecondFactorView): string | null {
  const { t } = useI18n(words)
  if (!passkeys_at) return t('passkeys.nowhere')
  if (passkeys_at !== window.location.origin) return t('passkeys.elsewhere', { at: passkeys_at })
  return knowsPasskeys() ? null : t('passkeys.unknown')
}

interface NameProps {
  challenge: ChallengeView
  onDone: (name: string, codes: string[] | null) => void
  onClose: () => void
}

function NameDialog({ challenge, onDone, onClose }: NameProps) {
  const { t } = useI18n(words)
  const [form] = Form.useForm<{ name: string }>()
  const passkey = usePasskey()
  const add = useCommand(
    async (name: string) => {
      const credential = await makePasskey(challenge.options)
      return unwrap(api.POST('/api/v1/me/passkeys', { body: { ticket: challenge.ticket, name, credential } }))
    },
    { touches: ['second-factor', 'passkeys', 'sessions', 'devices'], form, onDone: (added) => onDone(added.name, added.recovery_codes ?? null) },
  )
  return (
    <FormDialog
      open
      title={t('passkeys.add')}
      okText={t('passkeys.make')}
      cancelText={t('common.cancel')}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <EntryForm<{ name: string }>
        form={form}
        clears={[add]}
        layout="vertical"
        requiredMark={false}
        onFinish={({ name }) => void passkey.during(() => add.mutateAsync(name))}
      >
        <Form.Item name="name" label={t('passkeys.name')} extra={t('passkeys.nameHint')} rules={[{ required: true, message: t('common.needed') }]}>
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Unsent sending={add.isPending} />
      </EntryForm>
      {typeof passkey.failure === 'string' && <Alert type="warning" showIcon title={passkey.failure} className="problem" />}
      {passkey.failure && typeof passkey.failure !== 'string' && <ProblemView error={passkey.failure} withoutFields />}
    </FormDialog>
  )
}
