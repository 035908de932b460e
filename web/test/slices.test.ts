/** The lines between the folders of the console. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { slices } from '../slices.js'

const root = join(import.meta.dirname, '..', 'src')

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((match) => match[1] ?? '')
}

/** The folder under src that an import reaches, if any. */
function reached(specifier: string): string | null {
  return /^@\/([^/]+)\//.exec(specifier)?.[1] ?? null
}

it('every folder under src is a slice or a named ground', () => {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const grounds = ['api', 'app', 'i18n', 'table', 'ui']
  expect(folders.map((folder) => folder.name).sort()).toEqual([...grounds, ...slices].sort())
})

it.each(slices)('%s imports no other slice and not the app', (slice) => {
  for (const file of filesIn(slice)) {
    for (const specifier of importsOf(file)) {
      expect(specifier.startsWith('../'), `${file} → ${specifier}`).toBe(false)
      const folder = reached(specifier)
      const foreign = folder !== null && folder !== slice && (slices.includes(folder) || folder === 'app')
      expect(foreign, `${file} → ${specifier}`).toBe(false)
    }
  }
})

it('the ground knows no slice', () => {
  for (const folder of ['api', 'ui', 'table', 'i18n']) {
    for (const file of filesIn(folder)) {
      for (const specifier of importsOf(file)) {
        expect(slices.includes(reached(specifier) ?? ''), `${file} → ${specifier}`).toBe(false)
      }
    }
  }
})

it('every form is the one that forgets a refusal when somebody goes on typing', () => {
  for (const folder of [...slices, 'app', 'table', 'ui']) {
    for (const file of filesIn(folder)) {
      if (file.endsWith('EntryForm.tsx')) continue
      expect(/<Form[<\s]/.test(readFileSync(join(root, file), 'utf8')), file).toBe(false)
    }
  }
})

it('what a step would do is asked under a name that no step touches', () => {
  for (const folder of [...slices, 'app', 'ui']) {
    for (const file of filesIn(folder)) {
      const text = readFileSync(join(root, file), 'utf8')
      for (const [asked] of text.matchAll(/useQuery\(\{[^}]*preview: true[^}]*\}/gs)) expect(asked, file).toBe('')
    }
  }
})

it('every file opens with a sentence that describes what it is for', () => {
  for (const folder of ['.', ...slices, 'api', 'app', 'i18n', 'table', 'ui']) {
    for (const file of filesIn(folder)) {
      if (file.includes('.test.') || file.endsWith('schema.d.ts')) continue
      expect(readFileSync(join(root, file), 'utf8').startsWith('/**'), file).toBe(true)
    }
  }
})
