/** A table of changes that are public, each of which may be objected to while its window is open. */
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useKind } from '@/api/session'
import type { ChangeView } from '@/api/schema'
import type { ListPage } from '@/table/listPage'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { ProductSearch } from '@/table/ProductSearch'
import type { ListAddress } from '@/table/useListAddress'
import type { usePage } from '@/table/usePage'
import { ChangeDrawer } from './ChangeDrawer'
import { changeColumns } from './changeColumns'
import { ObjectionDialog } from './ObjectionDialog'
import { PublicActions } from './PublicActions'
import { StopBar } from './StopBar'

interface Props {
  name: string
  /** The publicity that all of them are in, if it is one. */
  publicity?: string
  found: ReturnType<typeof usePage<ListPage<ChangeView>>>
  list: ListAddress
  exportPath: string
  empty: string
  /** Whether some of them may still be objected to. */
  isOpen: boolean
  /** Filters beside the search. */
  filters?: ReactNode
}

export function PublicChanges({ name, publicity, found, list, exportPath, empty, isOpen, filters }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const kind = useKind()
  const [opened, setOpened] = useState<string | null>(null)
  const [objecting, setObjecting] = useState<ChangeView | null>(null)
  const stops = kind === 'exchange_center' && isOpen
  const [chosen, setChosen] = useState<string[]>([])
  const rows = found.page?.items.filter((change) => chosen.includes(change.id)) ?? []
  const mayObject = isOpen && kind !== 'exchange_center' && kind !== 'insurance_bureau'
  const columns = changeColumns(i18n, (change) => setOpened(change.id), { publicity })
  return (
    <>
      {mayObject && <p className="spaced-below quiet">{t('publicity.mayObject')}</p>}
      <DataTable
        name={name}
        label={t('nav.priceChanges')}
        columns={mayObject ? [...columns, objectionColumn(i18n, setObjecting)] : columns}
        rowKey={(change) => change.id}
        {...found}
        list={list}
        exportPath={exportPath}
        empty={<p>{empty}</p>}
        selection={
          stops
            ? {
                ids: rows.map((change) => change.id),
                onChange: setChosen,
                selectable: (change) => change.state === 'publicized' && !change.takes_another,
                rowName: (change) => `${change.product.name} ${i18n.region(change.region)}`,
              }
            : undefined
        }
        toolbar={
          <>
            <ProductSearch list={list} width={240} />
            {filters}
            {stops && <StopBar chosen={rows} onDone={() => setChosen([])} />}
          </>
        }
      />
      <ChangeDrawer
        id={opened}
        close={() => setOpened(null)}
        actions={(change) => kind === 'exchange_center' && <PublicActions change={change} onDone={() => setOpened(null)} />}
      />
      {objecting && <ObjectionDialog change={objecting} close={() => setObjecting(null)} />}
    </>
  )
}

function objectionColumn({ t, region }: Translator, object: (change: ChangeView) => void): Column<ChangeView> {
  const word = t('objection.raise')
  return {
    key: 'object',
    title: word,
    width: 92,
    fixed: 'right',
    always: true,
    render: (change) =>
      change.state === 'publicized' ? (
        <Button size="small" onClick={() => object(change)} aria-label={`${word} ${change.product.name} ${region(change.region)}`}>
          {word}
        </Button>
      ) : (
        '—'
      ),
  }
}
