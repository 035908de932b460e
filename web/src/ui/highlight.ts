/** Splits the server's marked text (`<em>` around hits, everything else escaped) into plain pieces. */

export interface Piece {
  text: string
  hit: boolean
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&#x2F;': '/',
  '&amp;': '&',
}

function unescape(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|#x27|#x2F|amp);/g, (entity) => ENTITIES[entity] ?? entity)
}

export function pieces(marked: string): Piece[] {
  const found: Piece[] = []
  let hit = false
  for (const part of marked.split(/(<\/?em>)/)) {
    if (part === '<em>') hit = true
    else if (part === '</em>') hit = false
    else if (part !== '') found.push({ text: unescape(part), hit })
  }
  return found
}
