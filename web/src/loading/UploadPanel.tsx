/** The place to drop a file, and what becomes of it. */
import { CloudUploadOutlined, DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Progress, Segmented } from 'antd'
import { useRef, useState, type DragEvent } from 'react'
import { sendFile } from '@/api/sendFile'
import type { ImportKind } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { ProblemView } from '@/ui/ProblemView'
import { StorageLine } from '@/ui/StorageLine'
import { ImportProgress } from './ImportProgress'

interface Props {
  kinds: ImportKind[]
  kind: ImportKind
  /** Where there are several kinds to choose from. */
  onKind?: (kind: ImportKind) => void
}

export function UploadPanel({ kinds, kind, onKind }: Props) {
  const { t } = useI18n()
  const queryClient = useQueryClient()
  const [over, setOver] = useState(false)
  const [sent, setSent] = useState(0)
  const picker = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: ({ file, again }: { file: File; again: boolean }) => {
      setSent(0)
      return sendFile<{ id: string }>(`/api/v1/imports/${kind}${again ? '?again=true' : ''}`, file, setSent)
    },
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['imports'] })
      await queryClient.invalidateQueries({ queryKey: ['storage'] })
    },
  })
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !sending.isPending) sending.mutate({ file, again: false })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
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
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <CloudUploadOutlined aria-hidden />
        <p>{t('import.drop')}</p>
        <Button type="primary" onClick={() => picker.current?.click()} loading={sending.isPending}>
          {t('import.choose')}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={t('import.choose')}
          accept=".xlsx,.csv"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        <p className="quiet">{t('import.formats')}</p>
        <StorageLine kind="import-files" />
      </div>
      {sending.isPending && (
        <div role="status" className="spaced">
          {t('import.uploading')}
          <Progress percent={Math.round(sent * 100)} aria-label={t('import.uploading')} />
        </div>
      )}
      {sending.error && <ProblemView error={sending.error} />}
      {sending.data && (
        <ImportProgress
          id={sending.data.id}
          key={sending.data.id}
          onAgain={() => sending.mutate({ file: sending.variables.file, again: true })}
        />
      )}
    </section>
  )
}
