/** Takes a list home as a file: at once where it is short, else when it has been written in the background. */
import { useEffect, useRef, useState } from 'react'
import { api, ownHeaders, unwrap } from '@/api/client'
import { asProblem, problemOf } from '@/api/problem'
import type { Export } from '@/api/schema'
import { fileNameOf } from './fileName'
import { isOpen } from './exportProgress'

const POLL_MILLISECONDS = 1_500

/** What the server answers: a file, or that it is written in the background. */
type Asked = { file: Blob; name: string } | { background: Export }

async function ask(address: string): Promise<Asked> {
  let response: Response
  try {
    response = await fetch(address, { headers: ownHeaders(), credentials: 'same-origin' })
  } catch (error) {
    throw asProblem(error)
  }
  if (response.status === 202) return { background: (await response.json()) as Export }
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null)
    throw problemOf(response.status, body, response.headers.get('x-request-id'))
  }
  const name = fileNameOf(response.headers.get('content-disposition')) ?? 'export.xlsx'
  return { file: await response.blob(), name }
}

function save(href: string, name: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}

interface Listeners {
  /** The list is long: it is written in the background. */
  onBackground: (asked: Export) => void
  onFinished: (done: Export) => void
  onFailed: (failure: unknown) => void
}

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS))

export function useExport(address: string, { onBackground, onFinished, onFailed }: Listeners) {
  const [asking, setAsking] = useState(false)
  const [background, setBackground] = useState<Export | null>(null)
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  /** Watches until the file is written, or nobody looks any more; it is found on the page of exports then. */
  const follow = async (asked: Export) => {
    let latest = asked
    while (isOpen(latest)) {
      setBackground(latest)
      await pause()
      if (gone.current) return
      latest = await unwrap(api.GET('/api/v1/exports/{id}', { params: { path: { id: asked.id } } }))
    }
    if (latest.file) save(latest.file, `${latest.name}.xlsx`)
    onFinished(latest)
  }

  const start = async () => {
    setAsking(true)
    try {
      const asked = await ask(address)
      if ('background' in asked) {
        onBackground(asked.background)
        await follow(asked.background)
      } else {
        const href = URL.createObjectURL(asked.file)
        save(href, asked.name)
        URL.revokeObjectURL(href)
      }
    } catch (failure) {
      onFailed(failure)
    } finally {
      setAsking(false)
      setBackground(null)
    }
  }
  return { start: () => void start(), asking, background }
}
