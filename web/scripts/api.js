/**
 * Writes src/api/schema.d.ts from the server's description of its operations; with `--check` it only
 * reports whether that file is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../server/openapi.json', import.meta.url)
const target = new URL('../src/api/schema.d.ts', import.meta.url)

const document = JSON.parse(readFileSync(process.env.OPENAPI ?? source, 'utf8'))
// Operations are named by their paths here; ids would only make a second, flat list of them.
for (const operations of Object.values(document.paths)) {
  for (const operation of Object.values(operations)) delete operation.operationId
}
const types = astToString(await openapiTS(document, { emptyObjectsUnknown: true, rootTypes: true, rootTypesNoSchemaPrefix: true, rootTypesKeepCasing: true }))
const text = `/** The shapes of the API, made by \`npm run api\` from server/openapi.json. */\n\n${types}`

if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/api/schema.d.ts is stale: run `npm --prefix web run api`')
  process.exit(1)
}
