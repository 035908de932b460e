/** Lets the keyboard reach a table that scrolls sideways, and keeps it out of the row that only measures. */
import { useEffect, useRef } from 'react'

export function useFocusableScroll(label: string) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const row of holder.current?.querySelectorAll('.ant-table-measure-row') ?? []) row.setAttribute('inert', '')
    for (const box of holder.current?.querySelectorAll<HTMLElement>('.ant-table-body, .ant-table-content') ?? []) {
      box.tabIndex = 0
      box.setAttribute('role', 'region')
      box.setAttribute('aria-label', label)
    }
  })
  return holder
}
