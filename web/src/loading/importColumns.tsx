/** The columns of the import history. */
import { Button, Progress } from 'antd'
import type { ImportView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import type { Column } from '@/table/DataTable'
import { ExportButton } from '@/table/ExportButton'
import { Tag, WorkStateTag } from '@/ui/StateTag'
import { count } from '@/ui/count'
import { instant } from '@/ui/time'
import { Counts } from '@/ui/Counts'
import { ReversalFigures } from './ReversalDialog'
import { thingsPath } from './ReversalThings'
import { Warned } from './Warned'

export function importColumns({ t }: Translator, onReverse: (entry: ImportView) => void): Column<ImportView>[] {
  return [
    {
      key: 'file',
      title: t('import.file'),
      width: 210,
      always: true,
      render: (entry) => (
        <span className="two-lines">
          <span title={entry.file_name}>{entry.file_name}</span>
          <small>{t(`import.kind.${entry.kind}`)}</small>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('import.stateLabel'),
      width: 104,
      render: (entry) =>
        entry.state === 'running' ? (
          <Progress size="small" percent={Math.floor(entry.progress * 100)} aria-label={t('import.progress')} />
        ) : (
          <span title={entry.error?.text ?? ''}>
            {entry.reversal ? (
              <Tag tone="quiet">{t('import.state.reversed')}</Tag>
            ) : (
              <WorkStateTag state={entry.state}>{t(`import.state.${entry.state}`)}</WorkStateTag>
            )}
          </span>
        ),
    },
    { key: 'rows', title: t('import.rows'), width: 76, align: 'right', render: (entry) => <span className="figure">{entry.rows}</span> },
    {
      key: 'counts',
      title: t('import.counts'),
      width: 300,
      wrap: true,
      render: (entry) => <Outcome entry={entry} />,
    },
    {
      key: 'started',
      title: t('import.by'),
      width: 156,
      render: (entry) => (
        <span className="two-lines">
          <span title={entry.loaded_by}>{entry.loaded_by || '—'}</span>
          <small className="figure">{instant(entry.started_at)}</small>
        </span>
      ),
    },
    {
      key: 'report',
      title: t('import.report'),
      width: 84,
      render: (entry) =>
        !entry.has_report ? '—' : (
          <a href={`/api/v1/imports/${entry.id}/report`} download aria-label={`${t('import.download')} ${entry.file_name}`}>
            {t('import.download')}
          </a>
        ),
    },
    {
      key: 'reversal',
      title: t('import.reversalLabel'),
      width: 108,
      fixed: 'right',
      render: (entry) =>
        entry.may_reverse ? (
          <Button size="small" danger onClick={() => onReverse(entry)} aria-label={`${t('import.reverse')} ${entry.file_name}`}>
            {t('import.reverse')}
          </Button>
        ) : (
          '—'
        ),
    },
  ]
}

/** What became of the rows, and of the load as a whole. */
function Outcome({ entry }: { entry: ImportView }) {
  const { t } = useI18n()
  return (
    <>
      {entry.state === 'failed' ? <span className="figure-above">{entry.error?.text}</span> : <Counts entry={entry} brief />}
      {entry.warned.length > 0 && (
        <details className="history">
          <summary>{t('import.warned', { count: count(entry.warned.length) })}</summary>
          <Warned warned={entry.warned} />
        </details>
      )}
      {entry.same_as && (
        <p className="quiet">{entry.same_undone_at ? t('import.sameAsUndone', { at: instant(entry.same_undone_at) }) : t('import.sameAs')}</p>
      )}
      {entry.reversal && (
        <>
          <p>
            {t('import.reversedBy', { by: entry.reversal.by, at: instant(entry.reversal.at), reason: entry.reversal.reason })}
          </p>
          <ReversalFigures reversal={entry.reversal} />
          <ExportButton path={thingsPath(entry.id)} />
        </>
      )}
    </>
  )
}
