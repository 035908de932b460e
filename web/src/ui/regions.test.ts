import { expect, it } from 'vitest'
import { regionName, regionOptions, shortRegion } from './regions'

it('names every provincial platform in both languages', () => {
  expect(regionOptions('zh-CN')).toHaveLength(32)
  expect(regionOptions('zh-CN').find((region) => region.value === '44')?.label).toBe('广东省')
  expect(regionOptions('en').find((region) => region.value === '66')?.label).toBe('Xinjiang corps')
})

it('shortens names for an axis', () => {
  const names = ['广西壮族自治区', '新疆生产建设兵团', '上海市', '黑龙江省']
  expect(names.map((name) => shortRegion('zh-CN', { code: '', name }))).toEqual(['广西', '兵团', '上海', '黑龙江'])
})

it('calls a province as the reader does', () => {
  const region = { code: '15', name: '内蒙古自治区' }
  expect(regionName('zh-CN', region)).toBe('内蒙古自治区')
  expect(regionName('en', region)).toBe('Inner Mongolia')
  expect(shortRegion('en', region)).toBe('Inner Mongolia')
  expect(regionName('en', { code: '99', name: '某地' })).toBe('某地')
})
