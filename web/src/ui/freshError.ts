/** Whether a refusal is still about what is typed now. */
export function isFresh(seen: { error: unknown; about: string }, error: unknown, about: string): boolean {
  return seen.error !== error || seen.about === about
}
