/** Sends a command, shows how it went, and lets the lists that it touches be read again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormInstance } from 'antd'
import { asProblem, fieldErrors } from '@/api/problem'
import { useNotices } from './useNotices'

interface Options<Output, Fields> {
  /** Names of the queries that may have changed. */
  touches: string[]
  /** The notice when it is done. */
  done?: string
  onDone?: (output: Output) => void
  /** Whose fields show what was wrong with them. */
  form?: FormInstance<Fields>
  /** Shows in a notice what went wrong, where no page does. */
  showFailure?: boolean
}

export function useCommand<Input, Output, Fields = object>(
  send: (input: Input) => Promise<Output>,
  { touches, done, onDone, form, showFailure }: Options<Output, Fields>,
) {
  const notices = useNotices()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (output) => {
      if (done) notices.done(done)
      onDone?.(output)
    },
    onError: (error) => {
      form?.setFields(fieldErrors(asProblem(error)) as never)
      if (showFailure) notices.failed(error)
    },
    onSettled: () =>
      Promise.all([...touches, 'home'].map((name) => queryClient.invalidateQueries({ queryKey: [name] }))),
  })
}
