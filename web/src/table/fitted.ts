/** Columns as wide as the page allows: words give way before anybody has to scroll sideways. */
import { useEffect, useState, type RefObject } from 'react'

export interface Sized {
  width: number
  align?: 'right' | 'center'
  fixed?: 'left' | 'right'
}

/** So much of its width a column of words keeps. */
const LEAST = 0.7

/**
 * The widths with which columns fit into `room` pixels. Figures, what is centred and what is fixed keep theirs, since a figure that
 * is cut off is another figure; where words cannot give way that far, all widths stay and the table scrolls.
 */
export function fitted(columns: Sized[], room: number): number[] {
  const widths = columns.map((column) => column.width)
  const excess = widths.reduce((sum, width) => sum + width, 0) - room
  const giving = columns.map((column) => column.align === undefined && column.fixed === undefined)
  const yielding = widths.reduce((sum, width, index) => (giving[index] ? sum + width : sum), 0)
  if (room <= 0 || excess <= 0 || yielding * (1 - LEAST) < excess) return widths
  const share = 1 - excess / yielding
  return widths.map((width, index) => (giving[index] ? Math.floor(width * share) : width))
}

/** The pixels that an element is wide, as the page changes; 0 before it is shown. */
export function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(() => setRoom(watched.clientWidth))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return room
}
