/** How many a list holds, as people write it. */
import { count } from '@/ui/count'
import type { ListPage } from './listPage'

/** `1,234`, or `10,000+` where the server stopped counting. */
export function tableTotal(page: ListPage<unknown>): string {
  return page.total_is_exact ? count(page.total) : `${count(page.total)}+`
}
