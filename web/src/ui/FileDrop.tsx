/** The place to drop files, or to choose them. */
import { CloudUploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'

interface Props {
  /** What may be dropped here. */
  note: string
  /** On the button. */
  choose: string
  /** The endings that are offered: `.xlsx,.csv`. */
  accept: string
  busy?: boolean
  small?: boolean
  onFile: (file: File) => void
  children?: ReactNode
}

export function FileDrop({ note, choose, accept, busy = false, small = false, onFile, children }: Props) {
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !busy) onFile(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div
      className={`drop${over ? ' drop-over' : ''}${small ? ' drop-small' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <CloudUploadOutlined aria-hidden />
      <p>{note}</p>
      <Button type={small ? 'default' : 'primary'} size={small ? 'small' : undefined} onClick={() => picker.current?.click()} loading={busy}>
        {choose}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={choose}
        accept={accept}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      {children}
    </div>
  )
}
