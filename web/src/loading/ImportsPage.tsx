/** Loading files: choose what it holds, drop it, watch it, take the verdict on each row home. */
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import { imports } from '@/capabilities'
import type { ImportKind, ImportView, OrganisationKind } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { DataTable } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { PageHeader } from '@/ui/PageHeader'
import { importColumns } from './importColumns'
import { ReversalDialog } from './ReversalDialog'
import { UploadPanel } from './UploadPanel'

const KINDS = Object.keys(imports) as ImportKind[]

/** The kinds that an organisation loads here, in their order. */
function kindsOf(organisation: OrganisationKind): ImportKind[] {
  const own = KINDS.filter((kind) => imports[kind]?.by === organisation)
  const position = (kind: ImportKind) => imports[kind]?.position ?? 0
  return own.sort((one, other) => position(one) - position(other))
}

const REFRESH_MILLISECONDS = 5_000

export function ImportsPage() {
  const i18n = useI18n()
  const { t } = i18n
  const organisation = useKind()
  const kinds = kindsOf(organisation)
  const list = useListAddress()
  const { kind: wanted, ...filters } = list.filters
  const kind = kinds.find((one) => one === wanted) ?? kinds[0]
  const query = { ...list.query, kind: undefined }
  const { page, error, pending, retry } = usePage(
    'imports',
    query,
    () => unwrap(api.GET('/api/v1/imports', { params: { query: { ...filters, limit: list.size, cursor: list.query.cursor } } })),
    { refreshMilliseconds: REFRESH_MILLISECONDS },
  )
  const [reversing, setReversing] = useState<ImportView | null>(null)
  return (
    <>
      <PageHeader title={t('nav.imports')} note={t('import.note')} />
      {kind && <UploadPanel key={kind} kinds={kinds} kind={kind} onKind={(next) => list.setFilters({ kind: next })} />}
      <h2 className="section-title">{t('import.history')}</h2>
      <DataTable
        name="imports"
        label={t('import.history')}
        columns={importColumns(i18n, setReversing)}
        rowKey={(entry) => entry.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/imports"
        empty={<p>{t('import.empty')}</p>}
      />
      {reversing && <ReversalDialog entry={reversing} onClose={() => setReversing(null)} />}
    </>
  )
}
