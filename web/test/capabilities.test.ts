/** What a folder states in its `capability.ts` is in the console, once. */
import { expect, it } from 'vitest'
import { slices } from '../slices.js'
import { pages, paths, words } from '../src/capabilities'
import type { Dictionary } from '../src/i18n/translate'
import { groups, type Page } from '../src/ui/page'

interface Brought {
  words: Dictionary
  paths?: Record<string, unknown>
  pages?: Page[]
}

const files = import.meta.glob<Brought>('../src/*/capability.ts', { eager: true })
const brought = Object.values(files)

it('every slice has one', () => {
  const folders = Object.keys(files).map((file) => file.split('/')[2])
  expect(folders.sort()).toEqual([...slices, 'app'].sort())
})

it('no word, address or page is left out, and none is stated twice', () => {
  const keys = (of: 'words' | 'paths') => brought.flatMap((one) => Object.keys(one[of] ?? {}))
  expect(keys('words').sort()).toEqual(Object.keys(words).sort())
  expect(keys('paths').sort()).toEqual(Object.keys(paths).sort())
  const stated = brought.flatMap((one) => one.pages ?? []).map((page) => page.path)
  expect(stated.sort()).toEqual(pages.map((page) => page.path).sort())
  expect(new Set(stated).size).toBe(stated.length)
})

it('the entries of a group are counted from the top', () => {
  for (const group of groups) {
    const entries = pages.flatMap((page) => page.entry ?? []).filter((entry) => entry.group === group)
    const positions = entries.map((entry) => entry.position).sort((one, other) => one - other)
    expect(positions, group).toEqual(entries.map((_, index) => index + 1))
  }
})
