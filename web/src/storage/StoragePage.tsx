/** What every organisation stores here, those that store most first. */
import { Select } from 'antd'
import { api, unwrap } from '@/api/client'
import type { OrganisationStorageView } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { PageHeader } from '@/ui/PageHeader'
import { megabytes } from '@/ui/megabytes'

export const words = {
  'storage.note': {
    zh: '各机构的证明材料、导入文件和后台导出文件，用量最多的在前；上限见规则。',
    en: 'Evidence, import files and exported files of organisations, those that store most first; the rules set what they may.',
  },
  'storage.empty': { zh: '还没有机构存有文件。', en: 'No organisation has stored a file yet.' },
  'storage.all': { zh: '全部文件', en: 'All files' },
  'storage.kind': { zh: '文件类型', en: 'Files' },
  'storage.kind.evidence': { zh: '证明材料', en: 'Evidence' },
  'storage.kind.import-files': { zh: '导入文件', en: 'Import files' },
  'storage.kind.export-files': { zh: '导出文件', en: 'Exported files' },
  'storage.organisation': { zh: '机构', en: 'Organisation' },
  'storage.used': { zh: '合计', en: 'Altogether' },
  'storage.allowed': { zh: '合计上限', en: 'At most' },
  'storage.today': { zh: '今日新增', en: 'Today' },
  'storage.perDay': { zh: '每日上限', en: 'A day at most' },
} satisfies Dictionary

const KINDS: OrganisationStorageView['kind'][] = ['evidence', 'import-files', 'export-files']

export function StoragePage() {
  const i18n = useI18n(words)
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage('storage-organisations', list.query, () =>
    unwrap(api.GET('/api/v1/storage/organisations', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader title={t('nav.storage')} note={t('storage.note')} />
      <DataTable
        name="storage-organisations"
        label={t('nav.storage')}
        columns={columns(i18n)}
        rowKey={(entry) => `${entry.organisation_id} ${entry.kind}`}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/storage/organisations"
        empty={<p>{t('storage.empty')}</p>}
        toolbar={
          <Select
            size="small"
            aria-label={t('storage.kind')}
            value={list.filters.kind ?? ''}
            onChange={(kind) => list.setFilters({ kind })}
            options={[
              { value: '', label: t('storage.all') },
              ...KINDS.map((kind) => ({ value: kind, label: t(`storage.kind.${kind}`) })),
            ]}
            style={{ width: 150 }}
          />
        }
      />
    </>
  )
}

function columns({ t }: Translator<keyof typeof words>): Column<OrganisationStorageView>[] {
  return [
    { key: 'organisation', title: t('storage.organisation'), width: 260, always: true, render: (entry) => entry.organisation_name },
    { key: 'kind', title: t('storage.kind'), width: 120, render: (entry) => entry.label },
    amount('used', t('storage.used'), (entry) => megabytes(entry.bytes)),
    amount('allowed', t('storage.allowed'), (entry) => megabytes(entry.bytes_max)),
    amount('today', t('storage.today'), (entry) => megabytes(entry.bytes_today)),
    amount('perDay', t('storage.perDay'), (entry) => megabytes(entry.bytes_per_day_max)),
  ]
}

function amount(key: string, title: string, of: (entry: OrganisationStorageView) => string): Column<OrganisationStorageView> {
  return { key, title, width: 130, align: 'right', render: (entry) => <span className="figure">{of(entry)}</span> }
}
