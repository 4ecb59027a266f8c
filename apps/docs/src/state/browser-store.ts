import { keyOf, memoryIn } from './memory.ts'
import { createStore, type Store } from './store.ts'

/** What this browser keeps for its reader. */
export const memory = memoryIn(() => localStorage)

/** The one store of the page; on the server there is none. */
export const browserStore: Store | undefined =
  typeof document === 'undefined' ? undefined : openStore()

function openStore(): Store {
  const store = createStore({ search: location.search, replaceQuery, memory })
  // A phone may end a page in the background without another word.
  addEventListener('pagehide', store.flush)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) store.flush()
  })
  addEventListener('storage', ({ key }) => {
    if (key === keyOf('state') || key === keyOf('own')) store.takeUpStored()
  })
  return store
}

function replaceQuery(query: string): void {
  const address = addressWith(query, location.hash)
  try {
    history.replaceState(history.state, '', address)
  } catch {
    // Some browsers refuse when asked too often, or inside a sandbox: the link button still works.
  }
}

/** The page's path with a query and a place in it. */
export function addressWith(query: string, hash: string): string {
  return `${location.pathname}${query === '' ? '' : `?${query}`}${hash}`
}
