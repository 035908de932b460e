/** Every address that the server or the console builds leads to a page. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pages as stated, paths } from '../src/capabilities'

const read = (...path: string[]) => readFileSync(join(import.meta.dirname, '..', ...path), 'utf8')

/** The pages, as the router writes their paths: `/invitations/$id`. */
const pages = stated.map((page) => page.path)

/** `/invitations/7` for the thing 7, as the page `/invitations/$id`. */
const pageOf = (address: string) => address.replace(/\?.*$/, '').replace(/\/7$/, '/$id')

it('knows the page of every subject that a message can be about', () => {
  const kinds = read('..', 'tests', 'it', 'event_kinds.txt').matchAll(/^\S+ \| \S+ \| \S+ \| (\/\S*)$/gm)
  const addresses = [...kinds].map((match) => match[1] ?? '')
  expect(addresses.length).toBeGreaterThan(50)
  for (const address of addresses) expect(pages).toContain(pageOf(address))
})

it('has a page for every path', () => {
  for (const path of Object.values(paths)) {
    expect(pages).toContain(pageOf(typeof path === 'string' ? path : path('7')))
  }
})
