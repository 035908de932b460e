/** Whom a page is for. */
import { expect, test } from 'vitest'
import { isFor, operators } from './page'

function who(kind: 'hospital' | 'exchange_center' | 'insurance_bureau', oversees_platform: boolean) {
  return { organisation: { id: '1', name: '单位', kind }, oversees_platform }
}

test('a page is for the kinds that it names, and what is of the platform for nobody who oversees a part', () => {
  const city = who('insurance_bureau', true)
  const district = who('insurance_bureau', false)
  const hospital = who('hospital', false)
  expect([city, district, hospital].map((one) => isFor({}, one))).toEqual([true, true, true])
  expect([city, district, hospital].map((one) => isFor({ kinds: operators }, one))).toEqual([true, true, false])
  expect([city, district, hospital].map((one) => isFor({ kinds: operators, ofPlatform: true }, one))).toEqual([true, false, false])
})
