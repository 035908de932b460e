/** What the second person sees of a change of a rule. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ChangeWords } from '@/rulebook/ChangeWords'
import { valueWithout } from '@/rulebook/ruleWords'

const rule = { key: 'a.rule', label: '期限', unit: 'days', options: [] as { label: string; value: string }[] } as const
const shown = (more: { now?: string; before: string; after: string | null; then?: string }) =>
  renderToStaticMarkup(<ChangeWords rule={rule} from="2027-01-01" clause="条文" document="纪要3号" note="因为" proposedBy="甲" {...more} />)

it('tells what is in force from what was set for the day', () => {
  const text = shown({ now: '5', before: '7', after: '9' })
  expect(text).toMatch(/现行<\/th><td[^>]*>5 天.*当日原定<\/th><td[^>]*>7 天.*更新后<\/th><td[^>]*><strong>9 天/)
  expect(text).toMatch(/纪要3号.*因为.*甲/)
})

it('shows one value where that in force is the one that would be replaced', () => {
  expect(shown({ now: '5', before: '5', after: '9' })).not.toContain('当日原定')
})

it('names the value that holds once a version is taken back', () => {
  expect(shown({ now: '5', before: '7', after: null, then: '5' })).toContain('撤销该版本，当日按 5 天')
  const version = (effective_from: string, value: string, state: 'in_force' | 'coming' | 'withdrawn') => ({ effective_from, value, state })
  const versions = [version('2027-01-01', '7', 'coming'), version('2026-12-15', '6', 'withdrawn'), version('2026-12-01', '5', 'coming'), version('2026-01-01', '4', 'in_force')]
  expect(valueWithout(versions, '2027-01-01')).toBe('5')
  expect(valueWithout(versions, '2026-01-01')).toBeUndefined()
})
