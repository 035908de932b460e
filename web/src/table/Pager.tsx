/** The familiar pager over a list that pages by cursor: how many, where, and onward. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { ListPage } from './listPage'
import { useI18n } from '@/i18n/useI18n'
import { tableTotal } from './tableTotal'
import { PAGE_SIZES, type ListAddress } from './useListAddress'

export function Pager({ list, page }: { list: ListAddress; page: ListPage<unknown> }) {
  const { t } = useI18n()
  const pages = Math.max(1, Math.ceil(page.total / list.size))
  const next = page.next
  return (
    <nav className="pager" aria-label={t('table.pager')}>
      <span className="figure">{t('table.total', { total: tableTotal(page) })}</span>
      <Button
        size="small"
        icon={<LeftOutlined />}
        aria-label={t('table.previous')}
        disabled={list.page <= 1}
        onClick={list.previous}
      />
      <span className="figure" aria-current="page">
        {page.total_is_exact
          ? t('table.pageOf', { page: list.page, pages: Math.max(pages, list.page) })
          : t('table.page', { page: list.page })}
      </span>
      <Button
        size="small"
        icon={<RightOutlined />}
        aria-label={t('table.next')}
        disabled={next == null}
        onClick={() => next != null && list.next(next)}
      />
      <Select
        size="small"
        aria-label={t('table.size')}
        value={list.size}
        onChange={list.setSize}
        options={PAGE_SIZES.map((size) => ({ value: size, label: t('table.perPage', { size }) }))}
      />
    </nav>
  )
}
