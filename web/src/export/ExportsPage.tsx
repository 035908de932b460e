/** What the reader exported in the background: how far each file is, and the files. */
import { Button, Popconfirm } from 'antd'
import { api, unwrap } from '@/api/client'
import type { Export } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { exportProgress, isOpen } from '@/table/exportProgress'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { PageHeader } from '@/ui/PageHeader'
import { WorkStateTag } from '@/ui/StateTag'
import { count } from '@/ui/count'
import { megabytes } from '@/ui/megabytes'
import { useCommand } from '@/ui/useCommand'
import { instant } from '@/ui/time'

export const words = {
  'export.note': {
    zh: '行数较多的清单在后台生成文件，完成后在此下载。只有您本人能看到；文件保留若干天后自动清理。',
    en: 'Long lists are written in the background and fetched here. Only you see yours; a file is kept for some days.',
  },
  'export.empty': { zh: '还没有后台导出。清单较短时，点击“导出 xlsx”即时下载。', en: 'Nothing yet: shorter lists are downloaded at once.' },
  'export.name': { zh: '清单', en: 'List' },
  'export.stateLabel': { zh: '状态', en: 'State' },
  'export.rows': { zh: '行数', en: 'Rows' },
  'export.size': { zh: '大小', en: 'Size' },
  'export.requestedAt': { zh: '申请时间', en: 'Asked for' },
  'export.finishedAt': { zh: '完成时间', en: 'Ended' },
  'export.file': { zh: '文件', en: 'File' },
  'export.download': { zh: '下载', en: 'Download' },
  'export.cancel': { zh: '取消导出', en: 'Cancel' },
  'export.cancelAsk': {
    zh: '取消导出“{name}”？已写入的 {rows} 行不会保留，可重新导出。',
    en: 'Cancel the export of {name}? The {rows} rows written so far are not kept; it can be exported again.',
  },
  'export.cancelled': { zh: '已取消导出', en: 'The export is cancelled' },
} satisfies Dictionary

const REFRESH_MILLISECONDS = 2_000

export function ExportsPage() {
  const i18n = useI18n(words)
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage(
    'exports',
    list.query,
    () => unwrap(api.GET('/api/v1/exports', { params: { query: list.query } })),
    { refreshMilliseconds: REFRESH_MILLISECONDS },
  )
  return (
    <>
      <PageHeader title={t('nav.exports')} note={t('export.note')} />
      <DataTable
        name="exports"
        label={t('nav.exports')}
        columns={columns(i18n)}
        rowKey={(entry) => entry.id}
        page={page}
        pending={pending && !page}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/exports"
        empty={<p>{t('export.empty')}</p>}
      />
    </>
  )
}

function columns({ t }: Translator<keyof typeof words>): Column<Export>[] {
  return [
    { key: 'name', title: t('export.name'), width: 260, always: true, render: (entry) => <Name entry={entry} /> },
    {
      key: 'state',
      title: t('export.stateLabel'),
      width: 240,
      wrap: true,
      render: (entry) => (
        <>
          <WorkStateTag state={entry.state}>{t(`export.state.${entry.state}`)}</WorkStateTag>
          {entry.error && <p className="figure-above">{entry.error}</p>}
        </>
      ),
    },
    {
      key: 'rows',
      title: t('export.rows'),
      width: 150,
      align: 'right',
      render: (entry) => <span className="figure">{isOpen(entry) ? exportProgress(entry, t) : count(entry.rows)}</span>,
    },
    {
      key: 'size',
      title: t('export.size'),
      width: 100,
      align: 'right',
      render: (entry) => <span className="figure">{entry.bytes > 0 ? megabytes(entry.bytes) : '—'}</span>,
    },
    { key: 'requested', title: t('export.requestedAt'), width: 150, render: (entry) => <span className="figure">{instant(entry.requested_at)}</span> },
    {
      key: 'finished',
      title: t('export.finishedAt'),
      width: 150,
      render: (entry) => <span className="figure">{entry.finished_at ? instant(entry.finished_at) : '—'}</span>,
    },
    {
      key: 'file',
      title: t('export.file'),
      width: 90,
      fixed: 'right',
      render: (entry) => <File entry={entry} />,
    },
  ]
}

/** The file, or a way to end what is not finished, so that another export has its turn. */
function File({ entry }: { entry: Export }) {
  const { t } = useI18n(words)
  const cancel = useCommand(
    () => unwrap(api.POST('/api/v1/exports/{id}/cancellation', { params: { path: { id: entry.id } } })),
    { touches: ['exports'], done: t('export.cancelled'), showFailure: true },
  )
  if (isOpen(entry)) {
    return (
      <Popconfirm
        title={t('export.cancelAsk', { name: entry.name, rows: count(entry.rows) })}
        okText={t('export.cancel')}
        cancelText={t('common.close')}
        onConfirm={() => cancel.mutate(undefined)}
      >
        <Button type="link" size="small" loading={cancel.isPending} aria-label={`${t('export.cancel')} ${entry.name}`}>
          {t('export.cancel')}
        </Button>
      </Popconfirm>
    )
  }
  if (!entry.file) return '—'
  return (
    <a href={entry.file} download aria-label={`${t('export.download')} ${entry.name}`}>
      {t('export.download')}
    </a>
  )
}

/** The list with its filter, by which two exports of one list are told apart. */
function Name({ entry }: { entry: Export }) {
  const filters = Array.from(new URLSearchParams(entry.query), ([name, value]) => `${name}=${value}`).join(' ')
  return (
    <span className="two-lines">
      <span>{entry.name}</span>
      <small title={filters}>{filters}</small>
    </span>
  )
}
