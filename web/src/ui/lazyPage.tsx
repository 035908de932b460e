/** A page whose code is fetched when it is first opened, and fetched again after a failure when somebody tries again. */
import { use, type ComponentType } from 'react'
import { asProblem, type ApiProblem } from '@/api/problem'
import { pageCode } from './pageCode'

type Pages<Name extends string> = Record<Name, ComponentType>

export interface LazyPage {
  (): React.JSX.Element
  preload: () => Promise<void>
}

const failed = new Set<() => void>()

/** Lets what could not be fetched be fetched again. */
export function forgetFailures(): void {
  for (const forget of failed) forget()
  failed.clear()
}

export function lazyPage<Name extends string>(importer: () => Promise<Pages<Name>>, name: Name): LazyPage {
  let Page: ComponentType | undefined
  let failure: ApiProblem | undefined
  let pending: Promise<void> | undefined
  const forget = () => {
    failure = undefined
    pending = undefined
  }
  const load = () => {
    pending ??= pageCode(importer).then(
      (module) => {
        Page = module[name]
      },
      (error: unknown) => {
        failure = asProblem(error)
        failed.add(forget)
      },
    )
    return pending
  }
  function Lazy() {
    if (failure !== undefined) throw failure
    if (!Page) use(load())
    return Page ? <Page /> : <></>
  }
  // A new opening of the page is a new try.
  const preload = () => {
    if (failure !== undefined) forget()
    return load()
  }
  return Object.assign(Lazy, { preload })
}
