/**
 * Writes src/folders.ts, the list of the folders that state in a `capability.ts` what they bring; with `--check` it only reports
 * whether that file is up to date.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

const source = new URL('../src/', import.meta.url)
const target = new URL('folders.ts', source)

/** Words of the language cannot be names. */
const RESERVED = { export: 'exports' }

const folders = readdirSync(source).filter((name) => existsSync(new URL(`${name}/capability.ts`, source)))
const lines = folders.sort().map((name) => `export * as ${RESERVED[name] ?? name} from '@/${name}/capability'\n`)
const text = `/** The folders of the console, made by \`npm run api\`: what one brings stands in its \`capability.ts\`. */\n${lines.join('')}`

if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/folders.ts is stale: run `npm --prefix web run api`')
  process.exit(1)
}
