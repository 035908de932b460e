/** Codes as people type them, and the step of signing in that follows an answer. */
import { expect, it } from 'vitest'
import { inGroups, isCode, stepAfter, typedCode } from '@/party/secondFactor'

it('takes the digits of a Chinese keyboard for plain ones', () => {
  expect(typedCode(' ０５０４７１ ')).toBe('050471')
  expect(typedCode('0504７1')).toBe('050471')
  expect(typedCode('abcd-efgh-jkmn-2345')).toBe('abcd-efgh-jkmn-2345')
})

it('knows the form of either code, however it is divided', () => {
  for (const code of ['050471', '050 471', '０５０ ４７１', 'abcd-efgh-jkmn-2345', 'ABCDEFGHJKMN2345', 'abcd efgh jkmn 2345']) {
    expect(isCode(code), code).toBe(true)
  }
  // No letter that is taken for another, and none missing or too many.
  for (const code of ['', '05047', '0504711', 'abcd-efgh-jkmn-234', 'abcd-efgh-jkmn-23455', 'abcd-efgh-ijkm-2345', 'abcd-efgh-jkmn-0345', '零五零四七一']) {
    expect(isCode(code), code).toBe(false)
  }
})

it('shows a secret in groups of four', () => {
  expect(inGroups('GEZDGNBVGY3TQOJQ')).toBe('GEZD GNBV GY3T QOJQ')
  expect(inGroups('GEZDGN')).toBe('GEZD GN')
  expect(inGroups('')).toBe('')
})

it('takes a code after a right password alone, and for the password once nothing is right any more', () => {
  expect(stepAfter('password', 'second-factor-required')).toBe('code')
  expect(stepAfter('password', 'invalid-credentials')).toBe('password')
  expect(stepAfter('code', 'second-factor-wrong')).toBe('code')
  expect(stepAfter('code', 'invalid-credentials')).toBe('password')
  for (const passing of ['too-many-requests', 'unavailable', 'unreachable'] as const) {
    expect(stepAfter('password', passing)).toBe('password')
    expect(stepAfter('code', passing)).toBe('code')
  }
})
