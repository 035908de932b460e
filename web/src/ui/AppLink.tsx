/** A link inside the console, from one of `paths` or from an address the server gave. */
import { Link } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { splitAddress } from './address'

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: string
  children: ReactNode
  /** Counts as the current page only when the whole path is the same. */
  exact?: boolean
}

export function AppLink({ to, children, exact = false, ...rest }: Props) {
  const { pathname, search } = splitAddress(to)
  return (
    <Link to={pathname} search={search} activeOptions={{ exact, includeSearch: false }} {...rest}>
      {children}
    </Link>
  )
}
