/** What a link of a letter carries behind its `#`, as it is copied from mail: nothing where that was lost on the way. */
export function secretOf(hash: string): string {
  return hash.replace(/^#/, '').trim()
}
