/** Text with the hits of a search marked. */
import { pieces } from './highlight'

export function Highlight({ marked, plain }: { marked: string | null | undefined; plain: string }) {
  if (!marked) return <>{plain}</>
  return (
    <>
      {pieces(marked).map((piece, index) =>
        piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </>
  )
}
