/** A part of a page whose code is fetched when it is first shown, such as a chart; where that fails, the rest of the page stays. */
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { pageCode } from './pageCode'
import { ProblemView } from './ProblemView'
import { Waiting } from './Waiting'

export function lazyPart<Name extends string, Props extends object>(
  importer: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return function LazyPart(props: Props) {
    const code = useQuery({
      queryKey: ['code', name],
      queryFn: () => pageCode(importer),
      staleTime: Infinity,
      retry: false,
      structuralSharing: false,
    })
    if (code.error) return <ProblemView error={code.error} retry={() => void code.refetch()} />
    if (!code.data) return <Waiting rows={4} />
    const Part: ComponentType<Props> = code.data[name]
    return <Part {...props} />
  }
}
