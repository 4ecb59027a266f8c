import { startingNetwork, symbols, symbolShape } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { queryOf } from './link.ts'
import { type Memory, memoryIn } from './memory.ts'
import { defaultState, untrainedNetwork } from './page-state.ts'
import { createStore, type Store } from './store.ts'

const plus = symbols[1]!.pixels
const slash = symbols[3]!.pixels
const friendsNet = startingNetwork(symbolShape, 'uniform', seededRandom(99))

let kept: Map<string, string>
let memory: Memory
let replaced: string[]
const open = (search = ''): Store =>
  createStore({ search, memory, replaceQuery: (query) => replaced.push(query) })

beforeEach(() => {
  vi.useFakeTimers()
  kept = new Map()
  replaced = []
  memory = memoryIn(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }))
})
afterEach(() => vi.useRealTimers())

describe('the store', () => {
  it('begins with the untrained net and the ×', () => {
    expect(open().current).toEqual(defaultState)
    expect(open().origin).toEqual({ kind: 'default' })
  })

  it('tells its listeners of a change, and not of one that changes nothing', () => {
    const store = open()
    const heard = vi.fn()
    const stop = store.subscribe(heard)
    store.change({ symbol: plus })
    store.change({ symbol: plus.slice() })
    expect(heard).toHaveBeenCalledTimes(1)
    stop()
    store.change({ symbol: slash })
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('writes the address at most four times a second, and the last change wins', () => {
    const store = open()
    for (let i = 0; i < 100; i++) {
      store.change({ symbol: i % 2 ? plus : slash })
      vi.advanceTimersByTime(10)
    }
    expect(replaced.length).toBeLessThanOrEqual(4)
    vi.advanceTimersByTime(1000)
    expect(replaced.at(-1)).toBe(queryOf({ ...defaultState, symbol: plus }))
    expect(replaced.length).toBeLessThanOrEqual(5)
  })

  it('writes at once what is waiting when the page is left', () => {
    const store = open()
    store.change({ symbol: plus })
    store.change({ symbol: slash })
    store.flush()
    expect(kept.get('nextword-state')).toBe(queryOf({ ...defaultState, symbol: slash }))
    store.flush()
    expect(replaced).toHaveLength(2)
  })

  it('goes on where the reader was, in a page opened later', () => {
    const store = open()
    store.change({ symbol: plus, network: friendsNet })
    vi.advanceTimersByTime(1000)
    const later = open()
    expect(later.current).toEqual({ ...defaultState, symbol: plus, network: friendsNet })
    expect(later.origin).toEqual({ kind: 'remembered' })
  })

  it('takes a link before what it remembers, and keeps what it remembers until something changes', () => {
    open().change({ symbol: plus })
    const own = { ...defaultState, symbol: plus }
    const sent = { ...defaultState, network: friendsNet }
    const store = open(`?${queryOf(sent)}`)
    expect(store.current).toEqual(sent)
    expect(store.origin).toEqual({ kind: 'link', own, leftOut: [] })
    expect(kept.get('nextword-state')).toBe(queryOf(own))
  })

  it('calls its own address, opened again, remembered', () => {
    const store = open()
    store.change({ symbol: plus })
    expect(open(`?${queryOf(store.current)}`).origin.kind).toBe('remembered')
  })

  it('says why it refused a link and begins with the default', () => {
    const store = open('?v=1&net=nonsense')
    expect(store.current).toEqual(defaultState)
    expect(store.origin).toEqual({ kind: 'refused', problem: 'net', own: null })
    store.startAfresh()
    expect(store.origin).toEqual({ kind: 'default' })
    expect(replaced).toEqual([''])
  })

  it('takes back a burst of changes in one go', () => {
    const store = open()
    store.change({ symbol: plus })
    store.change({ symbol: slash })
    vi.advanceTimersByTime(1000)
    store.change({ label: 2 })
    store.undo()
    expect(store.current).toEqual({ ...defaultState, symbol: slash })
    store.undo()
    expect(store.current).toEqual(defaultState)
    expect(store.canUndo).toBe(false)
    store.undo()
    expect(store.current).toEqual(defaultState)
  })

  it('forgets the training but not the drawings, and can take that back too', () => {
    const store = open()
    const drawings = [{ pixels: plus, label: 1 }]
    store.change({ network: friendsNet, drawings })
    store.untrain()
    expect(store.current.network).toBe(untrainedNetwork)
    expect(store.current.drawings).toBe(drawings)
    store.undo()
    expect(store.current.network).toBe(friendsNet)
  })

  it('starts afresh: the state, the address, the memory and the place', () => {
    kept.set('nextword-place', '7')
    const store = open()
    store.change({ symbol: plus, network: friendsNet })
    store.startAfresh()
    vi.advanceTimersByTime(1000)
    expect(store.current).toEqual(defaultState)
    expect(replaced.at(-1)).toBe('')
    expect([...kept.keys()]).toEqual([])
  })

  it('works where storage throws, and ignores storage that holds nonsense', () => {
    const store = createStore({
      search: '',
      replaceQuery: () => {},
      memory: memoryIn(() => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }),
    })
    store.change({ symbol: plus })
    store.startAfresh()
    expect(store.current).toEqual(defaultState)
    kept.set('nextword-state', 'v=1&net=nonsense')
    expect(open().origin).toEqual({ kind: 'unreadable' })
    expect(kept.get('nextword-unreadable')).toBe('v=1&net=nonsense')
    expect(store.keeps).toBe(false)
  })
})

describe('two tabs', () => {
  it('a tab without a change of its own follows the other', () => {
    const [first, second] = [open(), open()]
    first.change({ network: friendsNet })
    second.takeUpStored()
    expect(second.current.network).toEqual(friendsNet)
  })

  it('a change in a tab that has not heard keeps what the other made', () => {
    const [first, second] = [open(), open()]
    first.change({ network: friendsNet })
    second.change({ symbol: plus })
    expect(open().current).toEqual({ ...defaultState, network: friendsNet, symbol: plus })
    expect(second.current.network).toEqual(friendsNet)
  })
})

describe('the reader’s own work, while they look at a link', () => {
  const own = { ...defaultState, network: friendsNet }
  beforeEach(() => void kept.set('nextword-state', queryOf(own)))

  it.each([`?${queryOf({ ...defaultState, symbol: slash })}`, '?v=9&net=nonsense'])(
    'outlives a change, a reload and %s',
    (search) => {
      open(search).change({ symbol: plus })
      vi.advanceTimersByTime(1000)
      const later = open()
      expect(later.current.network).toEqual(untrainedNetwork)
      expect(later.hasOwn).toBe(true)
      later.goBackToOwn()
      expect(later.current).toEqual(own)
      expect(later.hasOwn).toBe(false)
      later.undo()
      expect(later.current.symbol).toEqual(plus)
      expect(later.hasOwn).toBe(true)
    },
  )

  it('comes back by undo, too', () => {
    const store = open(`?${queryOf({ ...defaultState, symbol: slash })}`)
    store.undo()
    expect(store.current).toEqual(own)
  })
})
