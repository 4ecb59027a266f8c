import { onMount } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { createSubscriber } from 'svelte/reactivity'
import { browserStore } from './browser-store.ts'
import { defaultState, type PageState } from './page-state.ts'
import type { Origin, Store } from './store.ts'

/** The shared state as an island sees it. */
export interface Shared extends Omit<
  Store,
  'current' | 'origin' | 'canUndo' | 'hasOwn' | 'keeps' | 'subscribe' | 'flush' | 'takeUpStored'
> {
  readonly state: PageState
  readonly origin: Origin
  readonly canUndo: boolean
  readonly hasOwn: boolean
  readonly keeps: boolean
  /** For the island's outermost element: out of sight it rests, and catches up when it comes back. */
  readonly restUnseen: Attachment
}

const follow = createSubscriber((update) => browserStore?.subscribe(update))

/** An island this near the screen is kept up to date. */
const nearPx = 300

/** After such a pause in the changes the others take them up too. */
const settledMs = 600

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
    get hasOwn() {
      return live()?.hasOwn ?? false
    },
    get keeps() {
      return live()?.keeps ?? true
    },
    restUnseen(element) {
      let unseen = false
      const rest = (): void => {
        resting = unseen ? browserStore?.current : undefined
      }
      // Once the state has settled a figure out of sight takes it up too: it may be read aloud,
      // printed or searched.
      let settling: ReturnType<typeof setTimeout> | undefined
      const catchUp = (): void => {
        clearTimeout(settling)
        settling = setTimeout(rest, settledMs)
      }
      const watch = new IntersectionObserver(
        ([entry]) => {
          unseen = entry?.isIntersecting === false
          rest()
        },
        { rootMargin: `${nearPx}px` },
      )
      watch.observe(element)
      const unsubscribe = browserStore?.subscribe(() => {
        if (unseen) catchUp()
      })
      return () => {
        clearTimeout(settling)
        watch.disconnect()
        unsubscribe?.()
      }
    },
    change: (part) => store?.change(part),
    replace: (part) => store?.replace(part),
    undo: () => store?.undo(),
    goBackToOwn: () => store?.goBackToOwn(),
    untrain: () => store?.untrain(),
    startAfresh: () => store?.startAfresh(),
  }
}
