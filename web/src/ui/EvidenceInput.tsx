/** Files that prove something: sent as they are chosen, with their progress; the form keeps their ids. */
import { PaperClipOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { sendFile } from '@/api/sendFile'
import type { EvidenceView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { EvidenceName } from './EvidenceLinks'
import { ProblemView } from './ProblemView'
import { StorageLine } from './StorageLine'

const FILES_MAX = 20
const TYPES = '.pdf,.png,.jpg,.jpeg,.xlsx'

interface Props {
  value?: string[]
  onChange?: (ids: string[]) => void
  id?: string
}

export function EvidenceInput({ value = [], onChange, id }: Props) {
  const { t } = useI18n()
  const queryClient = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState(0)
  const send = useMutation({
    mutationFn: async (files: File[]) => {
      const sent: string[] = []
      for (const file of files) {
        setShare(0)
        const evidence = await sendFile<EvidenceView>('/api/v1/evidence', file, setShare)
        queryClient.setQueryData(['evidence', evidence.id], evidence)
        sent.push(evidence.id)
      }
      return sent
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['storage'] }),
    onSuccess: (sent) => onChange?.([...value, ...sent.filter((one) => !value.includes(one))]),
  })
  return (
    <div className="evidence">
      <Button
        id={id}
        size="small"
        icon={<PaperClipOutlined />}
        loading={send.isPending}
        disabled={value.length >= FILES_MAX}
        onClick={() => picker.current?.click()}
      >
        {t('evidence.add')}
      </Button>{' '}
      <small className="quiet">{t('evidence.formats')}</small> <StorageLine kind="evidence" />
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={TYPES}
        aria-label={t('evidence.add')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) send.mutate(files)
        }}
      />
      {send.isPending && <Progress size="small" percent={Math.round(share * 100)} aria-label={t('evidence.sending')} />}
      {send.error && <ProblemView error={send.error} />}
      <ul className="rows">
        {value.map((one) => (
          <li key={one}>
            <EvidenceName id={one} />
            <Button
              type="link"
              size="small"
              onClick={() => onChange?.(value.filter((other) => other !== one))}
            >
              {t('evidence.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
