import { lastWins } from './last-wins.ts'
import { type LinkProblem, queryOf, readQuery } from './link.ts'
import type { Memory } from './memory.ts'
import { defaultState, type PageState, sameState, untrainedNetwork } from './page-state.ts'

/** Where the state came from when the page opened. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'remembered' }
  /** Somebody's link; `own` is what this browser remembers of its reader, if that is something else. */
  | { readonly kind: 'link'; readonly own: PageState | null }
  | { readonly kind: 'refused'; readonly problem: LinkProblem; readonly own: PageState | null }

/** What the store needs of a browser. */
export interface Surroundings {
  /** The query the page was opened with. */
  readonly search: string
  /** Puts another query into the address without a new history entry. */
  replaceQuery(query: string): void
  readonly memory: Memory
}

export interface Store {
  readonly current: PageState
  readonly origin: Origin
  readonly canUndo: boolean
  /** Changes a part; changes in quick succession make one step of undo. */
  change(part: Partial<PageState>): void
  /** Changes a part as an undo step of its own. */
  replace(part: Partial<PageState>): void
  undo(): void
  /** Back to the untrained net; the drawings stay. */
  untrain(): void
  startAfresh(): void
  subscribe(listener: () => void): () => void
  /** Writes what waits to be written. */
  flush(): void
}

/** 3 writes a second: under the four we promise and under the 100 in 30 s that Safari allows. */
const writeEveryMs = 334
/** A pause this long ends an undo step. */
const pauseMs = 800
const mostUndos = 30

export function createStore({ search, replaceQuery, memory }: Surroundings): Store {
  let { state: current, origin } = opening(search, memory)
  let past: PageState[] = []
  let pause: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const write = lastWins(() => {
    const query = queryOf(current)
    if (query === '') memory.forget('state')
    else memory.write('state', query)
    replaceQuery(query)
  }, writeEveryMs)

  const endUndoStep = (): void => {
    clearTimeout(pause)
    pause = undefined
  }
  const settle = (next: PageState): void => {
    current = next
    write()
    for (const listener of listeners) listener()
  }
  const change = (part: Partial<PageState>): void => {
    const next = { ...current, ...part }
    if (sameState(next, current)) return
    if (pause === undefined) past = [...past.slice(1 - mostUndos), current]
    clearTimeout(pause)
    pause = setTimeout(endUndoStep, pauseMs)
    settle(next)
  }
  const replace = (part: Partial<PageState>): void => {
    endUndoStep()
    change(part)
    endUndoStep()
  }

  return {
    get current() {
      return current
    },
    get origin() {
      return origin
    },
    get canUndo() {
      return past.length > 0
    },
    change,
    replace,
    undo() {
      endUndoStep()
      const before = past.at(-1)
      if (before === undefined) return
      past = past.slice(0, -1)
      settle(before)
    },
    untrain: () => replace({ network: untrainedNetwork }),
    startAfresh() {
      replace(defaultState)
      memory.forget('place')
      origin = { kind: 'default' }
      // Even where nothing changed, the address may hold a link that was refused.
      settle(current)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    flush: write.flush,
  }
}

function opening(search: string, memory: Memory): { state: PageState; origin: Origin } {
  const link = readQuery(search)
  const remembered = readQuery(memory.read('state') ?? '')
  const own = remembered.kind === 'state' ? remembered.state : null
  if (link.kind === 'problem')
    return { state: defaultState, origin: { kind: 'refused', problem: link.problem, own } }
  if (link.kind === 'state') {
    const isOwn = own !== null && sameState(own, link.state)
    return { state: link.state, origin: isOwn ? { kind: 'remembered' } : { kind: 'link', own } }
  }
  return own === null
    ? { state: defaultState, origin: { kind: 'default' } }
    : { state: own, origin: { kind: 'remembered' } }
}
