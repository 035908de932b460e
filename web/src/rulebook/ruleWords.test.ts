/** The form accepts what the server accepts. */
import { expect, it } from 'vitest'
import { isAccepted } from './ruleWords'

it('takes whole numbers within the range, written in one way', () => {
  const rule = { unit: 'working_days', range: { least: '2', most: '60' } } as const
  for (const good of ['2', '10', '60']) expect(isAccepted(rule, good), good).toBe(true)
  for (const odd of ['', '1', '61', '-7', '05', '+5', '2.5', '1e1', '５', ' 5', 'NaN', '1000000000']) {
    expect(isAccepted(rule, odd), odd).toBe(false)
  }
})

it('takes decimal numbers with four places at most', () => {
  const rule = { unit: 'ratio', range: { least: '0.01', most: '0.25' } } as const
  for (const good of ['0.01', '0.2500', '0.1']) expect(isAccepted(rule, good), good).toBe(true)
  for (const odd of ['0', '0.0099', '0.2501', '-0.1', '.1', '0.1.', '0.00011', '00.1', 'Infinity']) {
    expect(isAccepted(rule, odd), odd).toBe(false)
  }
})
