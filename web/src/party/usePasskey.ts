/** A device of one's own proves who one is, beside the password. */
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { PasskeyProof } from '@/api/schema'
import { ApiProblem } from '@/api/problem'
import { useI18n } from '@/i18n/useI18n'
import { passkeyFailure, signByPasskey } from './passkey'

const words = {
  'passkey.refused': { zh: '设备没有确认，或等候超时。请重试，或使用验证码。', en: 'The device did not confirm, or it took too long. Try once more, or use a code.' },
  'passkey.known': { zh: '该设备已添加过。', en: 'That device is added already.' },
  'passkey.elsewhere': { zh: '通行密钥只在平台的正式地址下有效，请从该地址打开，或使用验证码。', en: 'Passkeys serve under the address of the platform alone: open it there, or use a code.' },
  'passkey.failed': { zh: '浏览器或设备不支持，请使用验证码。', en: 'The browser or the device cannot do it: use a code.' },
}

export interface PasskeyUse {
  /** What the device answers for an account and its password; nothing where it did not. */
  prove: (account: string, password: string) => Promise<PasskeyProof | null>
  /** Runs what a device does; nothing where it did not. */
  during: <Output>(work: () => Promise<Output>) => Promise<Output | null>
  busy: boolean
  /** Why it did not: a problem of the server, or words. */
  failure: ApiProblem | string | null
  clear: () => void
}

export function usePasskey(): PasskeyUse {
  const { t } = useI18n(words)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiProblem | string | null>(null)
  const during = async <Output>(work: () => Promise<Output>): Promise<Output | null> => {
    setBusy(true)
    setFailure(null)
    try {
      return await work()
    } catch (error) {
      setFailure(error instanceof ApiProblem ? error : t(`passkey.${passkeyFailure(error)}`))
      return null
    } finally {
      setBusy(false)
    }
  }
  const prove = (account: string, password: string) =>
    during(async () => {
      const { ticket, options } = await unwrap(api.POST('/api/v1/passkey-challenges', { body: { account, password } }))
      return { ticket, credential: await signByPasskey(options) }
    })
  return { prove, during, busy, failure, clear: () => setFailure(null) }
}
