/** A number of things as people write it, `12,345`. */
export function count(things: number): string {
  return things.toLocaleString('en-US')
}
