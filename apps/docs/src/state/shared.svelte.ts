import { onMount } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'
import { browserStore } from './browser-store.ts'
import { defaultState, type PageState } from './page-state.ts'
import type { Origin, Store } from './store.ts'

/** The shared state as an island sees it. */
export interface Shared extends Omit<
  Store,
  'current' | 'origin' | 'canUndo' | 'subscribe' | 'flush'
> {
  readonly state: PageState
  readonly origin: Origin
  readonly canUndo: boolean
  /** False on the server and while hydrating. */
  readonly live: boolean
}

const follow = createSubscriber((update) => browserStore?.subscribe(update))

/**
 * The state that all steps share, for use while an island is being made.
 *
 * Until it is mounted an island sees the default state, which is what the server drew; then it
 * takes up what the reader has made.
 */
export function takeUpShared(): Shared {
  let store = $state.raw<Store | undefined>(undefined)
  onMount(() => {
    store = browserStore
  })
  const live = (): Store | undefined => {
    follow()
    return store
  }
  return {
    get live() {
      return store !== undefined
    },
    get state() {
      return live()?.current ?? defaultState
    },
    get origin() {
      return live()?.origin ?? { kind: 'default' }
    },
    get canUndo() {
      return live()?.canUndo ?? false
    },
    change: (part) => store?.change(part),
    replace: (part) => store?.replace(part),
    undo: () => store?.undo(),
    untrain: () => store?.untrain(),
    startAfresh: () => store?.startAfresh(),
  }
}
