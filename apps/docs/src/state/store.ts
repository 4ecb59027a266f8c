import { lastWins } from './last-wins.ts'
import { type LinkPart, type LinkProblem, queryOf, readQuery } from './link.ts'
import type { Memory } from './memory.ts'
import { keepOwn, ownIn, writeOwn } from './own.ts'
import {
  defaultState,
  mergedState,
  type PageState,
  sameState,
  untrainedNetwork,
} from './page-state.ts'

/** Where the state came from when the page opened. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'remembered' }
  /** What this browser kept could not be read, or not all of it; its text is put aside. */
  | { readonly kind: 'unreadable' }
  /** Somebody's link; `own` is what this browser remembers of its reader, if that is something else. */
  | {
      readonly kind: 'link'
      readonly own: PageState | null
      readonly leftOut: readonly LinkPart[]
    }
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
  /** Whether the reader's own work was put aside for a link. */
  readonly hasOwn: boolean
  /** Whether the browser kept what was last written. */
  readonly keeps: boolean
  /** Changes a part; changes in quick succession make one step of undo. */
  change(part: Partial<PageState>): void
  /** Changes a part as an undo step of its own. */
  replace(part: Partial<PageState>): void
  undo(): void
  /** Brings back what was put aside for a link. */
  goBackToOwn(): void
  /** Back to the untrained net; the drawings stay. */
  untrain(): void
  startAfresh(): void
  subscribe(listener: () => void): () => void
  /** Writes what waits to be written. */
  flush(): void
  /** Another tab has written: takes up what has not been changed here. */
  takeUpStored(): void
}

/** 3 writes a second: under the four we promise and under the 100 in 30 s that Safari allows. */
const writeEveryMs = 334
/** A pause this long ends an undo step. */
const pauseMs = 800
const mostUndos = 30

export function createStore({ search, replaceQuery, memory }: Surroundings): Store {
  let { state: current, origin } = opening(search, memory)
  let own: readonly string[] = ownIn(memory)
  let keeps = true
  // What storage held when this tab last read or wrote it, and as what it was read.
  let storedText = memory.read('state') ?? ''
  let stored = stateIn(storedText) ?? defaultState
  /** A tab that shows a link leaves storage alone until the reader changes something. */
  let joined = origin.kind !== 'link' && origin.kind !== 'refused'
  // One click from here would write over what is the reader's own.
  if (!joined && stateIn(storedText) !== null) own = keepOwn(memory, storedText)
  let past: { state: PageState; own: readonly string[] }[] =
    !joined && own[0] === storedText && storedText !== ''
      ? [{ state: stored, own: own.slice(1) }]
      : []
  let pause: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  /** Takes up what another tab has written, except for what was changed here. */
  const merge = (): boolean => {
    const text = memory.read('state') ?? ''
    if (text === storedText) return false
    const theirs = text === '' ? defaultState : stateIn(text)
    if (theirs === null) return false
    const merged = mergedState(stored, current, theirs)
    storedText = text
    stored = theirs
    if (sameState(merged, current)) return false
    remember()
    current = merged
    return true
  }
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const write = lastWins(() => {
    let merged = false
    if (joined) merged = merge()
    else {
      own = keepOwn(memory, memory.read('state') ?? '')
      joined = true
    }
    const query = queryOf(current)
    const before = keeps
    if (query === '') memory.forget('state')
    else keeps = memory.write('state', query)
    if (keeps) {
      storedText = query
      stored = current
    }
    replaceQuery(query)
    if (merged || keeps !== before) tell()
  }, writeEveryMs)

  const endUndoStep = (): void => {
    clearTimeout(pause)
    pause = undefined
  }
  const settle = (next: PageState): void => {
    current = next
    write()
    tell()
  }
  const remember = (): void => {
    if (pause === undefined) past = [...past.slice(1 - mostUndos), { state: current, own }]
    clearTimeout(pause)
    pause = setTimeout(endUndoStep, pauseMs)
  }
  const change = (part: Partial<PageState>): void => {
    const next = { ...current, ...part }
    if (sameState(next, current)) return
    remember()
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
    get hasOwn() {
      return own.length > 0
    },
    get keeps() {
      return keeps
    },
    change,
    replace,
    undo() {
      endUndoStep()
      const before = past.at(-1)
      if (before === undefined) return
      past = past.slice(0, -1)
      settle(before.state)
      own = before.own
      writeOwn(memory, own)
      tell()
    },
    goBackToOwn() {
      const state = stateIn(own[0] ?? '')
      if (state !== null) replace(state)
      own = own.slice(1)
      writeOwn(memory, own)
      tell()
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
    takeUpStored() {
      own = ownIn(memory)
      if (joined && merge()) replaceQuery(queryOf(current))
      tell()
    },
  }
}

function opening(search: string, memory: Memory): { state: PageState; origin: Origin } {
  const link = readQuery(search)
  const text = memory.read('state') ?? ''
  const remembered = readQuery(text)
  const own = stateIn(text)
  const whole = remembered.kind === 'state' && remembered.leftOut.length === 0
  if (text !== '' && !whole) memory.write('unreadable', text)

  const isOwn = link.kind === 'state' && own !== null && sameState(own, link.state)
  if (link.kind !== 'none' && !isOwn) {
    return link.kind === 'problem'
      ? { state: defaultState, origin: { kind: 'refused', problem: link.problem, own } }
      : { state: link.state, origin: { kind: 'link', own, leftOut: link.leftOut } }
  }
  if (text !== '' && !whole) return { state: own ?? defaultState, origin: { kind: 'unreadable' } }
  return own === null
    ? { state: defaultState, origin: { kind: 'default' } }
    : { state: own, origin: { kind: 'remembered' } }
}

/** What storage holds as a state, or null. */
function stateIn(text: string): PageState | null {
  const reading = readQuery(text)
  return reading.kind === 'state' ? reading.state : null
}
