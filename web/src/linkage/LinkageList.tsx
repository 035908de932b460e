/** Lists of other platforms that were loaded, and what became of each. */
import { api, unwrap } from '@/api/client'
import type { LinkageState, LinkageView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { Tag, type Tone } from '@/ui/StateTag'
import { instant } from '@/ui/time'

const REFRESH_MILLISECONDS = 3_000
const TONES: Record<LinkageState, Tone> = { draft: 'wait', publicized: 'info', cancelled: 'quiet', announced: 'good', stopped: 'bad' }

export function LinkageStateTag({ state }: { state: LinkageState }) {
  const { t } = useI18n()
  return <Tag tone={TONES[state]}>{t(`linkage.state.${state}`)}</Tag>
}

export function LinkageList() {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage(
    'linkages',
    list.query,
    () => unwrap(api.GET('/api/v1/linkages', { params: { query: list.query } })),
    { refreshMilliseconds: REFRESH_MILLISECONDS },
  )
  return (
    <>
      <h2 className="section-title">{t('linkage.lists')}</h2>
      <DataTable
        name="linkages"
        label={t('linkage.lists')}
        columns={columns(i18n)}
        rowKey={(linkage) => linkage.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/linkages"
        empty={<p>{t('linkage.empty')}</p>}
      />
    </>
  )
}

function columns({ t }: Translator): Column<LinkageView>[] {
  return [
    {
      key: 'file',
      title: t('linkage.file'),
      width: 300,
      always: true,
      render: (linkage) => (
        <span className="two-lines">
          <AppLink to={paths.linkage(linkage.id)}>{linkage.title || linkage.file_name}</AppLink>
          {linkage.title && <small>{linkage.file_name}</small>}
        </span>
      ),
    },
    { key: 'state', title: t('change.state'), width: 100, render: (linkage) => <LinkageStateTag state={linkage.state} /> },
    { key: 'rows', title: t('linkage.rows'), width: 100, align: 'right', render: (linkage) => <span className="figure">{count(linkage.rows)}</span> },
    { key: 'unchanged', title: t('linkage.unchanged'), width: 100, align: 'right', render: (linkage) => <span className="figure">{count(linkage.unchanged)}</span> },
    { key: 'begun', title: t('linkage.begun'), width: 140, render: (linkage) => <span className="figure">{instant(linkage.begun_at)}</span> },
    {
      key: 'until',
      title: t('publicity.until'),
      width: 150,
      render: (linkage) =>
        linkage.publicity ? (
          <AppLink to={paths.publicity(linkage.publicity.id)} className="figure">{linkage.publicity.due_by}</AppLink>
        ) : (
          '—'
        ),
    },
  ]
}
