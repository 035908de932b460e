/** The lock file of the console's packages: nothing unverified, nothing from elsewhere, no licence that binds the console. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Package {
  version?: string
  resolved?: string
  integrity?: string
  license?: string
  dev?: boolean
  link?: boolean
  hasInstallScript?: boolean
}

interface Lock {
  lockfileVersion?: number
  packages: Record<string, Package>
}

/** Part of what users download. */
const SHIPPED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense']
/** Only builds and tests. */
const BUILDING = [...SHIPPED, '(MIT OR CC0-1.0)', 'BlueOak-1.0.0', 'CC-BY-4.0', 'MPL-2.0', 'Python-2.0']

function faults(lock: Lock): string[] {
  const found: string[] = []
  if (lock.lockfileVersion !== 3) found.push('the lock file is not of version 3')
  for (const [path, each] of Object.entries(lock.packages)) {
    if (path === '') continue
    const fault = (words: string) => found.push(`${path} ${each.version ?? ''}: ${words}`)
    if (each.link || !each.version) fault('is no package of a registry')
    // An address would bind everybody to one registry; the digest says what must come from whichever.
    if (each.resolved) fault('names an address')
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(each.integrity ?? '')) fault('has no SHA-512 digest')
    if (each.hasInstallScript) fault('runs a script when it is installed')
    if (!(each.dev ? BUILDING : SHIPPED).includes(each.license ?? '')) fault(`has the licence ${each.license ?? '(none)'}`)
  }
  return found
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))

it('finds nothing wrong with the packages', () => {
  expect(faults(read('package-lock.json') as Lock)).toEqual([])
})

it('holds what package.json asks for', () => {
  const asked = read('package.json') as Record<string, unknown>
  const root = (read('package-lock.json') as { packages: Record<string, Record<string, unknown>> }).packages['']
  for (const list of ['dependencies', 'devDependencies']) expect(root?.[list]).toEqual(asked[list])
})

const good = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT' }

it.each([
  [good, null],
  [{ ...good, integrity: undefined }, 'has no SHA-512 digest'],
  [{ ...good, integrity: `sha1-${'A'.repeat(27)}=` }, 'has no SHA-512 digest'],
  [{ ...good, resolved: 'git+ssh://example.org/a.git#main' }, 'names an address'],
  [{ ...good, link: true }, 'is no package of a registry'],
  [{ ...good, hasInstallScript: true }, 'runs a script when it is installed'],
  [{ ...good, license: 'MPL-2.0' }, 'has the licence MPL-2.0'],
  [{ ...good, license: 'MPL-2.0', dev: true }, null],
  [{ ...good, license: 'AGPL-3.0-only', dev: true }, 'has the licence AGPL-3.0-only'],
  [{ ...good, license: undefined }, 'has the licence (none)'],
])('judges %j', (each, expected) => {
  const found = faults({ lockfileVersion: 3, packages: { '': {}, 'node_modules/a': each } })
  expect(found).toEqual(expected === null ? [] : [`node_modules/a 1.0.0: ${expected}`])
})
