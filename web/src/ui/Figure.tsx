/** A number with its name above it, for a row of them. */
import type { ReactNode } from 'react'

export function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <span className="quiet">{name}</span>
      <span>{children}</span>
    </div>
  )
}
