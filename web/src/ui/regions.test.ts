import { expect, it } from 'vitest'
import { regionOptions, shortRegion } from './regions'

it('names every provincial platform in both languages', () => {
  expect(regionOptions('zh-CN')).toHaveLength(32)
  expect(regionOptions('zh-CN').find((region) => region.value === '44')?.label).toBe('广东省')
  expect(regionOptions('en').find((region) => region.value === '66')?.label).toBe('Xinjiang corps')
})

it('shortens names for an axis', () => {
  expect(['广西壮族自治区', '新疆生产建设兵团', '上海市', '黑龙江省'].map(shortRegion)).toEqual(['广西', '兵团', '上海', '黑龙江'])
})
