/** What a folder states in its `capability.ts` is in the console, once. */
import { expect, it } from 'vitest'
import { slices } from '../slices.js'
import type { OrganisationKind } from '../src/api/schema'
import { imports, pages, panels, paths, words } from '../src/capabilities'
import type { Dictionary } from '../src/i18n/translate'
import type { Imports } from '../src/ui/imports'
import { groups, type Page } from '../src/ui/page'
import type { Panel } from '../src/ui/panel'

interface Brought {
  words: Dictionary
  paths?: Record<string, unknown>
  pages?: Page[]
  panels?: Panel[]
  imports?: Imports
}

const files = import.meta.glob<Brought>('../src/*/capability.ts', { eager: true })
const brought = Object.values(files)

it('every slice has one', () => {
  const folders = Object.keys(files).map((file) => file.split('/')[2])
  expect(folders.sort()).toEqual([...slices, 'app'].sort())
})

it('no word, address, page, panel or kind of file is left out, and none is stated twice', () => {
  const keys = (of: 'words' | 'paths' | 'imports') => brought.flatMap((one) => Object.keys(one[of] ?? {}))
  expect(keys('words').sort()).toEqual(Object.keys(words).sort())
  expect(keys('paths').sort()).toEqual(Object.keys(paths).sort())
  const stated = brought.flatMap((one) => one.pages ?? []).map((page) => page.path)
  expect(stated.sort()).toEqual(pages.map((page) => page.path).sort())
  expect(new Set(stated).size).toBe(stated.length)
  expect(keys('imports').sort()).toEqual(Object.keys(imports).sort())
  const named = brought.flatMap((one) => one.panels ?? []).map((panel) => panel.name)
  expect(named.sort()).toEqual(panels.map((panel) => panel.name).sort())
  expect(new Set(named).size).toBe(named.length)
})

it('the entries of a group are counted from the top', () => {
  for (const group of groups) {
    const entries = pages.flatMap((page) => page.entry ?? []).filter((entry) => entry.group === group)
    const positions = entries.map((entry) => entry.position).sort((one, other) => one - other)
    expect(positions, group).toEqual(entries.map((_, index) => index + 1))
  }
})

const kinds: OrganisationKind[] = ['hospital', 'manufacturer', 'distributor', 'exchange_center', 'insurance_bureau']

it.each(kinds)('what %s has of panels and files to load is counted from the first', (kind) => {
  const ofPanels = panels.flatMap((panel) => panel.positions[kind] ?? [])
  const loaded = Object.values(imports).flatMap((one) => (one?.by === kind ? one.position : []))
  for (const positions of [ofPanels, loaded]) {
    expect(positions.sort((one, other) => one - other)).toEqual(positions.map((_, index) => index + 1))
  }
})
