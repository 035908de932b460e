/** The slices of the console, a folder each; each may import from api, ui, table, i18n and the app level, never from another. */
import { readdirSync } from 'node:fs'

const shared = ['api', 'app', 'i18n', 'table', 'ui']

export const slices = readdirSync(new URL('src', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
  .map((entry) => entry.name)
