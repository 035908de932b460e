/** The code of a page, fetched when it is first opened: what a failure to fetch it means. */
import { asProblem, problemOf } from '@/api/problem'

/** Addresses that were gone, so that the console is loaded for each once and not for ever. */
const LOADED_FOR = 'sunshine.loaded-for'

/** Where the code lies, as the browser names it in its error; the console itself where it names nothing. */
function addressIn(error: unknown): string {
  const named = error instanceof Error ? /https?:\/\/\S+/.exec(error.message)?.[0] : undefined
  return named ?? window.location.origin + '/'
}

/** Whether the console is loaded for this address now: once, since loading it a second time would bring the same. */
function loadsFor(address: string): boolean {
  if (sessionStorage.getItem(LOADED_FOR) === address) return false
  sessionStorage.setItem(LOADED_FOR, address)
  window.location.reload()
  return true
}

/**
 * Fetches the code; tries it a second time where the server answers after all. Where the server is away, the page
 * that is open stays and shows so. Where the server has the code no more, it has another version: the console is
 * loaded, and so it is where the browser keeps a failure that the server has overcome.
 */
export async function pageCode<Module>(importer: () => Promise<Module>): Promise<Module> {
  let failure: unknown
  try {
    return await importer()
  } catch (error) {
    failure = error
  }
  const address = addressIn(failure)
  const response = await fetch(address, { cache: 'no-store' }).catch((error: unknown) => {
    throw asProblem(error)
  })
  if (!response.ok && response.status !== 404) throw problemOf(response.status, null, null)
  if (response.ok) {
    try {
      return await importer()
    } catch (error) {
      failure = error
    }
  }
  if (loadsFor(address)) return new Promise<Module>(() => undefined)
  throw asProblem(failure)
}
