/** The place to drop a file: what it would do is shown first, then asked for once, then done. */
import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { asProblem } from '@/api/problem'
import { sendFile } from '@/api/sendFile'
import type { ImportKind, LoadPreview } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { FileDrop } from '@/ui/FileDrop'
import { ProblemView } from '@/ui/ProblemView'
import { StorageLine } from '@/ui/StorageLine'
import type { HiddenRows } from './hiddenRows'
import { ImportProgress } from './ImportProgress'
import { LoadPreviewPanel } from './LoadPreviewPanel'

interface Props {
  kinds: ImportKind[]
  kind: ImportKind
  /** Where there are several kinds to choose from. */
  onKind?: (kind: ImportKind) => void
}

interface Chosen {
  file: File
  /** Whether it is meant although its content was loaded before. */
  again: boolean
  /** What becomes of rows that are hidden or filtered away, once that was chosen. */
  hidden?: HiddenRows
}

/** The query of a file: what its sender chose. */
function choices({ again, hidden }: Chosen, preview: boolean): string {
  const query = new URLSearchParams()
  if (preview) query.set('preview', 'true')
  if (again) query.set('again', 'true')
  if (hidden) query.set('hidden_rows', hidden)
  return query.size > 0 ? `?${query}` : ''
}

export function UploadPanel({ kinds, kind, onKind }: Props) {
  const { t } = useI18n()
  const queryClient = useQueryClient()
  const [sent, setSent] = useState(0)
  const looking = useMutation({
    mutationFn: (chosen: Chosen) => {
      setSent(0)
      return sendFile<LoadPreview>(`/api/v1/imports/${kind}${choices(chosen, true)}`, chosen.file, setSent)
    },
  })
  const sending = useMutation({
    mutationFn: (chosen: Chosen) => {
      setSent(0)
      return sendFile<{ id: string }>(`/api/v1/imports/${kind}${choices(chosen, false)}`, chosen.file, setSent)
    },
    onSuccess: () => looking.reset(),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['imports'] })
      await queryClient.invalidateQueries({ queryKey: ['storage'] })
    },
  })
  const busy = looking.isPending || sending.isPending
  const look = (chosen: Chosen) => {
    sending.reset()
    looking.mutate(chosen)
  }
  return (
    <section className="panel upload" aria-label={t('import.title')}>
      <div className="row upload-head">
        <Segmented
          aria-label={t('import.kindLabel')}
          value={kind}
          onChange={onKind}
          options={kinds.map((value) => ({ value, label: t(`import.kind.${value}`) }))}
        />
        <Button icon={<DownloadOutlined />} href={`/api/v1/imports/templates/${kind}`} download>
          {t('import.template')}
        </Button>
        <span className="quiet">{t(`import.about.${kind}`)}</span>
      </div>
      <FileDrop note={t('import.drop')} choose={t('import.choose')} accept=".xlsx,.xls,.et,.ods,.csv" busy={busy} onFile={(file) => look({ file, again: false })}>
        <p className="quiet">{t('import.formats')}</p>
        <StorageLine kind="import-files" />
      </FileDrop>
      {busy && (
        <div role="status" className="spaced">
          {t(sent < 1 ? 'import.uploading' : looking.isPending ? 'import.foreseeing' : 'import.uploading')}
          <Progress percent={Math.round(sent * 100)} status="active" aria-label={t('import.uploading')} />
        </div>
      )}
      {looking.error && (
        <>
          <ProblemView error={looking.error} />
          {asProblem(looking.error).type === 'preview-too-large' && (
            <Popconfirm
              title={t('import.askUnseen', { kind: t(`import.kind.${kind}`), file: looking.variables.file.name })}
              okText={t('import.load')}
              cancelText={t('common.cancel')}
              onConfirm={() => sending.mutate(looking.variables)}
            >
              <Button loading={sending.isPending}>{t('import.toLoadUnseen')}</Button>
            </Popconfirm>
          )}
        </>
      )}
      {looking.data && (
        <LoadPreviewPanel
          kind={kind}
          fileName={looking.variables.file.name}
          preview={looking.data}
          pending={sending.isPending}
          onLoad={() => sending.mutate(looking.variables)}
          hidden={looking.variables.hidden}
          onHidden={(hidden) => look({ ...looking.variables, hidden })}
          onAgain={() => look({ ...looking.variables, again: true })}
          onClose={() => looking.reset()}
        />
      )}
      {sending.error && <ProblemView error={sending.error} />}
      {sending.data && (
        <ImportProgress
          id={sending.data.id}
          key={sending.data.id}
          onAgain={() => look({ ...sending.variables, again: true })}
        />
      )}
    </section>
  )
}
