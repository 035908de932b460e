/** Codes of a second factor as people type and read them, and the step of signing in that follows an answer. */
import type { AnyProblemType } from '@/api/problem'

const FULL_WIDTH = /[\uFF10-\uFF19]/g
const BETWEEN = '０'.charCodeAt(0) - '0'.charCodeAt(0)

/** What was typed, with the digits that a Chinese keyboard may give as plain ones. */
export function typedCode(text: string): string {
  return text.trim().replace(FULL_WIDTH, (digit) => String.fromCharCode(digit.charCodeAt(0) - BETWEEN))
}

/** Whether it has the form of a code of the device, or of a recovery code, however it is divided. */
export function isCode(text: string): boolean {
  const letters = typedCode(text).replace(/[\s-]/g, '')
  return /^\d{6}$/.test(letters) || /^[a-hjkmnp-z2-9]{16}$/i.test(letters)
}

/** A secret in groups of four, to be typed into a device that reads no picture. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** What an account takes beside its password, by the figures of the answer: codes, passkeys, or both. */
export function takenBeside(figures: unknown): string | null {
  const takes = typeof figures === 'object' && figures !== null && 'takes' in figures ? figures.takes : null
  return typeof takes === 'string' ? takes : null
}

/** What somebody who signs in fills in. */
export type SignInStep = 'password' | 'code'

/** What is filled in next, after an answer that let nobody in. */
export function stepAfter(step: SignInStep, answer: AnyProblemType): SignInStep {
  if (answer === 'second-factor-required' || answer === 'second-factor-wrong') return 'code'
  if (answer === 'invalid-credentials') return 'password'
  return step
}
