/** Sends a file with its progress; fetch cannot tell how much has gone. */
import { ownHeaders } from '@/api/client'
import { asProblem, problemOf } from '@/api/problem'
import type { ImportKind } from '@/api/types'

export function upload(kind: ImportKind, file: File, onProgress: (share: number) => void): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/imports/${kind}`)
    for (const [name, value] of Object.entries(ownHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(asProblem(new Error('')))
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as { id: string })
      else reject(problemOf(request.status, body, request.getResponseHeader('x-request-id')))
    }
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
