import type { ByteString } from './byte-string.ts'

/** Which bytes make a token, and which token. */
export interface TokenTable {
  /** The id of each token. */
  readonly ids: ReadonlyMap<ByteString, number>
  /** How many bytes the longest token has. */
  readonly longest: number
}

/** Tells of a merge: where in the piece the new token begins and ends, in bytes, and its id. */
export type OnMerge = (start: number, middle: number, end: number, token: number) => void

/** No token. */
const none = -1

/**
 * The tokens that a piece's bytes merge to.
 * @param below - only tokens with a lower id are made
 * @returns [tokens]: ids
 */
export function mergedTokens(
  table: TokenTable,
  bytes: ByteString,
  below: number = Infinity,
  onmerge?: OnMerge,
): number[] {
  return mergedParts(table, bytes, below, onmerge).map((part) => table.ids.get(part) as number)
}

/**
 * Merges a piece's bytes: always the two neighbours that make the token with the lowest id, and of
 * equal ones the first, until no two make a token.
 *
 * The parts are a linked list and the pairs wait in a heap, so that n bytes take about n log n steps,
 * not n².
 * @param below - only tokens with a lower id are made
 * @param beginning - where the parts end that it begins with; each byte is one if left out
 * @returns [tokens]: the bytes of each
 * @see Sennrich, Haddow and Birch 2016, algorithm 1
 */
export function mergedParts(
  { ids, longest }: TokenTable,
  bytes: ByteString,
  below: number = Infinity,
  onmerge?: OnMerge,
  beginning?: readonly number[],
): ByteString[] {
  const { length } = bytes
  const { ends, before, waiting, heap } = roomFor(length)
  heap.size = 0

  /** The token that the part at `start` makes with the next one. */
  const pairAt = (start: number): number => {
    const middle = ends[start]
    if (middle >= length || ends[middle] - start > longest) return none
    const token = ids.get(bytes.slice(start, ends[middle]))
    return token === undefined || token >= below ? none : token
  }
  const wait = (start: number): void => {
    const token = pairAt(start)
    waiting[start] = token
    if (token !== none) push(heap, token * places + start)
  }

  for (let at = 0, last = -1, part = 0; at < length; last = at, at = ends[at]) {
    ends[at] = beginning === undefined ? at + 1 : beginning[part++]
    before[at] = last
  }
  for (let at = 0; at < length; at = ends[at]) wait(at)
  while (heap.size > 0) {
    const least = pop(heap)
    const start = least % places
    const token = (least - start) / places
    // What waited for a neighbour that has been merged away since.
    if (waiting[start] !== token) continue
    const middle = ends[start]
    const end = ends[middle]
    onmerge?.(start, middle, end, token)
    ends[start] = end
    waiting[middle] = none
    if (end < length) before[end] = start
    wait(start)
    if (start > 0) wait(before[start])
  }
  const parts: ByteString[] = []
  for (let at = 0; at < length; at = ends[at]) parts.push(bytes.slice(at, ends[at]))
  return parts
}

/** A pair waits as one number: first by its token, then by its place. */
const places = 2 ** 31

interface Heap {
  size: number
  readonly values: Float64Array
}

interface Room {
  /** [bytes], at each part's start: where it ends, where the one before starts, what its pair makes. */
  readonly ends: Int32Array
  readonly before: Int32Array
  readonly waiting: Int32Array
  readonly heap: Heap
}

const newRoom = (length: number): Room => ({
  ends: new Int32Array(length),
  before: new Int32Array(length),
  waiting: new Int32Array(length),
  // Each byte waits once, and each merge lets two parts wait again.
  heap: { size: 0, values: new Float64Array(3 * length) },
})

// Words are short: they share this room. Each merging is done before the next begins.
const sharedRoom = newRoom(256)

const roomFor = (length: number): Room =>
  length <= sharedRoom.ends.length ? sharedRoom : newRoom(length)

function push(heap: Heap, value: number): void {
  const { values } = heap
  let at = heap.size++
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (values[parent] <= value) break
    values[at] = values[parent]
    at = parent
  }
  values[at] = value
}

/** Takes the least out. */
function pop(heap: Heap): number {
  const { values } = heap
  const least = values[0]
  const last = values[--heap.size]
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.size) break
    if (child + 1 < heap.size && values[child + 1] < values[child]) child++
    if (values[child] >= last) break
    values[at] = values[child]
    at = child
  }
  values[at] = last
  return least
}
