/** Passkeys as a browser makes and uses them (WebAuthn Level 3, 5.1): the device asks its owner, and signs. */

/** Whether this browser makes and uses passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential
}

/** Why a device gave nothing: its owner let it be or took too long, it has the key already, or the page is of another address. */
export type PasskeyFailure = 'refused' | 'known' | 'elsewhere' | 'failed'

const FAILURES: Partial<Record<string, PasskeyFailure>> = { NotAllowedError: 'refused', AbortError: 'refused', InvalidStateError: 'known', SecurityError: 'elsewhere' }

/** What went wrong between browser and device. */
export function passkeyFailure(error: unknown): PasskeyFailure {
  return (error instanceof Error && FAILURES[error.name]) || 'failed'
}

/** The key that a device made, as it is sent. */
export async function makePasskey(options: unknown): Promise<Record<string, never>> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON)
  return asSent(await navigator.credentials.create({ publicKey }))
}

/** What a device signed, as it is sent. */
export async function signByPasskey(options: unknown): Promise<Record<string, never>> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON)
  return asSent(await navigator.credentials.get({ publicKey }))
}

function asSent(credential: Credential | null): Record<string, never> {
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError('no key')
  const sent: unknown = credential.toJSON()
  return sent as Record<string, never>
}
