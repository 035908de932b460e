/** What the folders of the console bring, together: words, addresses, pages, panels of the first page, files that are loaded. */
import * as folders from '@/folders'
import type { Imports } from '@/ui/imports'
import type { Page } from '@/ui/page'
import type { Panel } from '@/ui/panel'

type Folder = (typeof folders)[keyof typeof folders]

/** What all folders bring under a name: a function that took what any of them has would take all of it. */
type Brought<Part extends string, Any = Folder> = (
  Any extends Record<Part, infer Own> ? (own: Own) => void : never
) extends (all: infer All) => void
  ? All
  : never

function brought<Part extends 'words' | 'paths' | 'imports'>(part: Part): Brought<Part> {
  const parts = Object.values(folders).map((folder) => (folder as Partial<Record<Part, object>>)[part])
  return Object.assign({}, ...parts) as Brought<Part>
}

/** The words that pages share, in both languages. */
export const words = brought('words')

/** Every address of the console. */
export const paths = brought('paths')

export const pages: Page[] = Object.values(folders).flatMap((folder) => ('pages' in folder ? folder.pages : []))

export const panels: Panel[] = Object.values(folders).flatMap((folder) => ('panels' in folder ? folder.panels : []))

/** Every kind of file: one that no folder brings does not compile. */
export const imports: Required<Imports> = brought('imports')
