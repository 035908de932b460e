/** How far limits would move, gathered for a chart. */

const EDGES = [-50, -30, -20, -10, 0, 10]

export interface Bucket {
  label: string
  count: number
  falls: boolean
}

/** Counts percentages by how far they go; the first and the last bucket are open. */
export function bucketsOf(percents: (string | null | undefined)[]): Bucket[] {
  const labels = EDGES.map((edge, index) => (index === 0 ? `<${edge}%` : `${EDGES[index - 1]}~${edge}%`))
  const buckets = [...labels, `≥${EDGES[EDGES.length - 1]}%`].map((label, index) => ({ label, count: 0, falls: index <= 4 }))
  for (const percent of percents) {
    if (percent == null) continue
    const value = Number(percent)
    const index = EDGES.findIndex((edge) => value < edge)
    const bucket = buckets[index === -1 ? buckets.length - 1 : index]
    if (bucket) bucket.count += 1
  }
  return buckets
}
