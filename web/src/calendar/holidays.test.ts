import { expect, it } from 'vitest'
import { holidayName } from './holidays'

it('calls a day of rest as the reader does', () => {
  expect(holidayName('zh-CN', '国庆节、中秋节')).toBe('国庆节、中秋节')
  expect(holidayName('en', '国庆节、中秋节')).toBe('National Day, Mid-Autumn Festival')
  expect(holidayName('en', '周末')).toBe('Weekend')
  expect(holidayName('en', '特别假')).toBe('特别假')
})
