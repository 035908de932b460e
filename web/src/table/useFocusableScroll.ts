/** Lets the keyboard reach a table that scrolls sideways. */
import { useEffect, useRef } from 'react'

export function useFocusableScroll(label: string) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const box of holder.current?.querySelectorAll<HTMLElement>('.ant-table-body, .ant-table-content') ?? []) {
      box.tabIndex = 0
      box.setAttribute('role', 'region')
      box.setAttribute('aria-label', label)
    }
  })
  return holder
}
