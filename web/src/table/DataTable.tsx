/** The one table of the console: columns to choose, density, export, pager, selection. */
import { ColumnHeightOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Table, Tooltip } from 'antd'
import { cloneElement, isValidElement, type Key, type ReactElement, type ReactNode } from 'react'
import type { Filters } from './filters'
import type { ListPage } from './listPage'
import { useI18n } from '@/i18n/useI18n'
import { ExportButton } from './ExportButton'
import { fitted, useRoom } from './fitted'
import { ListProblem } from './ListProblem'
import { Pager } from './Pager'
import type { ListAddress } from './useListAddress'
import { useFocusableScroll } from './useFocusableScroll'
import { usePreferences } from './usePreferences'
import { WrongFilters, wrongFilters } from './wrongFilters'

export interface Column<Row> {
  key: string
  title: string
  width: number
  render: (row: Row) => ReactNode
  align?: 'right' | 'center'
  fixed?: 'left' | 'right'
  /** Hidden until someone asks for it. */
  hiddenAtFirst?: boolean
  /** Cannot be hidden. */
  always?: boolean
  wrap?: boolean
}

export interface Selection<Row> {
  ids: string[]
  onChange: (ids: string[]) => void
  selectable: (row: Row) => boolean
  /** What a row is called to those who do not see it. */
  rowName: (row: Row) => string
}

interface Props<Row> {
  /** Under which its preferences are stored. */
  name: string
  label: string
  columns: Column<Row>[]
  rowKey: (row: Row) => string
  page: ListPage<Row> | undefined
  pending?: boolean
  error?: unknown
  retry?: () => void
  /** Where it pages; without, all rows are there. */
  list?: ListAddress
  /** What its filters are called, where the word that pages share is another. */
  filterNames?: Filters
  /** Path of the same list as a file. */
  exportPath?: string
  /** What the file keeps to, where the list has no filters in the address. */
  exportFilters?: Record<string, string>
  toolbar?: ReactNode
  empty: ReactNode
  selection?: Selection<Row>
  rowClass?: (row: Row) => string
}

/** Width of the boxes that select rows. */
const BOXES = 40

export function DataTable<Row extends object>(props: Props<Row>) {
  const { name, label, columns, rowKey, page, list, selection } = props
  const { t } = useI18n()
  const hiddenAtFirst = columns.filter((column) => column.hiddenAtFirst).map((column) => column.key)
  const { preferences, change } = usePreferences(name, hiddenAtFirst)
  const shown = columns.filter((column) => column.always || !preferences.hidden.includes(column.key))
  const holder = useFocusableScroll(t('table.scroll', { label }))
  const boxes = selection ? BOXES : 0
  const widths = fitted(shown, useRoom(holder) - boxes)
  const width = widths.reduce((sum, one) => sum + one, boxes)

  return (
    <div className="data-table" aria-busy={props.pending}>
      <div className="table-bar">
        <div className="table-tools">
          <WrongFilters value={wrongFilters(props.error)}>{props.toolbar}</WrongFilters>
        </div>
        <div className="table-settings">
          <Tooltip title={t('table.density')}>
            <Button
              type="text"
              size="small"
              icon={<ColumnHeightOutlined />}
              aria-label={t('table.density')}
              aria-pressed={preferences.density === 'small'}
              onClick={() => change({ density: preferences.density === 'small' ? 'middle' : 'small' })}
            />
          </Tooltip>
          <Popover
            trigger="click"
            placement="bottomRight"
            title={t('table.columns')}
            content={
              <Checkbox.Group
                className="column-picker"
                value={shown.map((column) => column.key)}
                onChange={(keys: string[]) =>
                  change({ hidden: columns.map((column) => column.key).filter((key) => !keys.includes(key)) })
                }
                options={columns.map((column) => ({
                  value: column.key,
                  label: column.title,
                  disabled: column.always,
                }))}
              />
            }
          >
            <Button type="text" size="small" icon={<SettingOutlined />} aria-label={t('table.columns')} />
          </Popover>
          {props.exportPath && <ExportButton path={props.exportPath} filters={props.exportFilters ?? list?.filters} />}
        </div>
      </div>
      {props.error != null && <ListProblem error={props.error} retry={props.retry} list={list} filterNames={props.filterNames} />}
      <div ref={holder}>
        <Table<Row>
          size={preferences.density}
          rowKey={rowKey}
          dataSource={page?.items ?? []}
          loading={props.pending && !page}
          pagination={false}
          sticky
          scroll={{ x: width }}
          tableLayout="fixed"
          rowClassName={props.rowClass}
          locale={{ emptyText: props.pending || props.error != null ? ' ' : <div className="empty">{props.empty}</div> }}
          columns={shown.map((column, index) => ({
            key: column.key,
            title: column.title,
            width: widths[index],
            align: column.align,
            fixed: column.fixed,
            ellipsis: !column.wrap,
            render: (_: unknown, row: Row) => column.render(row),
          }))}
          rowSelection={
            selection && {
              columnWidth: BOXES,
              columnTitle: (box) => named(box, t('table.selectAll')),
              selectedRowKeys: selection.ids,
              onChange: (keys: Key[]) => selection.onChange(keys.map(String)),
              getCheckboxProps: (row) => ({
                disabled: !selection.selectable(row),
                'aria-label': t('table.selectRow', { row: selection.rowName(row) }),
              }),
            }
          }
        />
      </div>
      {list && page && page.items.length > 0 && <Pager list={list} page={page} />}
    </div>
  )
}

/** A box that the library names in English, named as the page is. */
function named(box: ReactNode, name: string): ReactNode {
  return isValidElement(box) ? cloneElement(box as ReactElement<{ 'aria-label'?: string }>, { 'aria-label': name }) : box
}
