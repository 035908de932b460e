/** The filters of a list, as flat text. */

export type Filters = Record<string, string>

export function dropEmpty(filters: Partial<Filters>): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as Filters
}

/** The query of the list's first page with some filters set anew; an empty text drops a filter. */
export function narrowed(query: Partial<Filters>, patch: Filters): Filters {
  return dropEmpty({ ...query, cursor: '', page: '', ...patch })
}
