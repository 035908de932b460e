/** Sends a file with its progress; fetch does not report how much has gone. */
import { noteRefused, ownHeaders } from './client'
import { asProblem, problemOf } from './problem'

export function sendFile<Answer>(path: string, file: File, onProgress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(ownHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(asProblem(new Error('')))
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as Answer)
      else {
        const problem = problemOf(request.status, body, request.getResponseHeader('x-request-id'))
        noteRefused(problem)
        reject(problem)
      }
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
