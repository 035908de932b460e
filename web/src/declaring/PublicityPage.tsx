/** One publicity: how long it runs, its changes, and the way to object to one. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { PriceChange } from '@/api/types'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/paths'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { useAddressId } from '@/ui/useAddress'
import { Waiting } from '@/ui/Waiting'
import { ChangeDrawer } from './ChangeDrawer'
import { changeColumns } from './changeColumns'
import { Countdown } from './Countdown'
import { ObjectionDialog } from './ObjectionDialog'

export function PublicityPage() {
  const i18n = useI18n()
  const { t } = i18n
  const id = useAddressId()
  const kind = useKind()
  const list = useListAddress()
  const [opened, setOpened] = useState<string | null>(null)
  const [objecting, setObjecting] = useState<PriceChange | null>(null)
  const path = { id }
  const publicity = useQuery({
    queryKey: ['publicities', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/publicities/{id}', { params: { path } })),
  })
  const { page, error, pending, retry } = usePage('price-changes', { publicity: id, ...list.query }, () =>
    unwrap(api.GET('/api/v1/publicities/{id}/changes', { params: { path, query: list.query } })),
  )
  if (publicity.error) return <ProblemView error={publicity.error} />
  if (!publicity.data) return <Waiting rows={12} />
  const window = publicity.data
  const mayObject = window.is_open && kind !== 'exchange_center' && kind !== 'insurance_bureau'
  const columns = changeColumns(i18n, (change) => setOpened(change.id), { publicity: id })
  return (
    <>
      <PageHeader
        title={window.title || t('nav.publicities')}
        note={
          <span className="row">
            <Tag tone={window.is_open ? 'wait' : 'quiet'}>{t(window.is_open ? 'publicity.open' : 'publicity.over')}</Tag>
            <span>{t('publicity.until')}</span>
            <Countdown publicity={window} />
          </span>
        }
        actions={
          <>
            <AppLink to={`${paths.objections}?publicity_id=${id}`}>{t('publicity.itsObjections')}</AppLink>
            <AppLink to={paths.publicities}>{t('publicity.all')}</AppLink>
          </>
        }
      />
      {mayObject && <p className="spaced-below quiet">{t('publicity.mayObject')}</p>}
      <DataTable
        name="publicity-changes"
        label={t('nav.priceChanges')}
        columns={mayObject ? [...columns, objectionColumn(i18n, setObjecting)] : columns}
        rowKey={(change) => change.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath={`/api/v1/publicities/${id}/changes`}
        empty={<p>{t('publicity.noChanges')}</p>}
        toolbar={
          <Input.Search
            size="small"
            allowClear
            aria-label={t('overpay.search')}
            placeholder={t('overpay.search')}
            defaultValue={list.filters.q}
            onSearch={(q) => list.setFilters({ q: q.trim() })}
            style={{ width: 240 }}
          />
        }
      />
      <ChangeDrawer id={opened} close={() => setOpened(null)} />
      {objecting && <ObjectionDialog change={objecting} close={() => setObjecting(null)} />}
    </>
  )
}

function objectionColumn({ t, region }: Translator, object: (change: PriceChange) => void): Column<PriceChange> {
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
