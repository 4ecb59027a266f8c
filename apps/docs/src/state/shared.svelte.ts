import { onMount } from 'svelte'
import type { Attachment } from 'svelte/attachments'
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
  /** For the island's outermost element: out of sight it rests, and catches up when it comes back. */
  readonly restUnseen: Attachment
}

const follow = createSubscriber((update) => browserStore?.subscribe(update))

/** An island this near the screen is kept up to date. */
const nearPx = 300

/**
 * The state that all steps share, for use while an island is being made.
 *
 * Until it is mounted an island sees the default state, which is what the server drew; then it
 * takes up what the reader has made.
 */
export function takeUpShared(): Shared {
  let store = $state.raw<Store | undefined>(undefined)
  let resting = $state.raw<PageState | undefined>(undefined)
  onMount(() => {
    store = browserStore
  })
  const live = (): Store | undefined => {
    follow()
    return store
  }
  return {
    get state() {
      return resting ?? live()?.current ?? defaultState
    },
    get origin() {
      return live()?.origin ?? { kind: 'default' }
    },
    get canUndo() {
      return live()?.canUndo ?? false
    },
    restUnseen(element) {
      const watch = new IntersectionObserver(
        ([entry]) => {
          resting = entry?.isIntersecting === false ? browserStore?.current : undefined
        },
        { rootMargin: `${nearPx}px` },
      )
      watch.observe(element)
      return () => watch.disconnect()
    },
    change: (part) => store?.change(part),
    replace: (part) => store?.replace(part),
    undo: () => store?.undo(),
    untrain: () => store?.untrain(),
    startAfresh: () => store?.startAfresh(),
  }
}
