/** One page of a list, as every list of the API answers it. */
export interface ListPage<Item> {
  items: Item[]
  /** The cursor of the page after it. */
  next?: string | null
  total: number
  total_is_exact: boolean
}
