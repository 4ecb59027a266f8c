import {
  add,
  addIntegers,
  branchIf,
  constant,
  end,
  extractLane,
  isBelow,
  load,
  localGet,
  localSet,
  localTee,
  loop,
  moduleOf,
  noResult,
  unsigned,
  vector,
} from './assembler.ts'

const sums = 8
/** How much one turn of the loop reads. */
const bytesEachTurn = sums * 16

/**
 * How fast so much memory is read at most: a loop that adds up all of it in order, four numbers at
 * once.
 * @returns a function that reads all of it once
 */
export function readingLoop(bytes: number): () => number {
  const turns = Math.ceil(bytes / bytesEachTurn)
  const pages = Math.ceil((turns * bytesEachTurn) / 65_536)
  const module = new WebAssembly.Module(moduleOf(sums, code(), pages))
  const { run, memory } = new WebAssembly.Instance(module).exports as {
    run: (upTo: number) => number
    memory: WebAssembly.Memory
  }
  // Pages that were never written may all be the same one.
  new Float32Array(memory.buffer).fill(1)
  return () => run(turns * bytesEachTurn)
}

function code(): number[] {
  const [upTo, at] = [0, 1]
  const sum = (k: number): number => 2 + k
  const every = (part: (k: number) => number[]): number[] =>
    Array.from({ length: sums }, (_, k) => part(k)).flat()
  /** Its address is a multiple of 2⁴. */
  const loaded = (k: number): number[] => [localGet, at, ...vector(load), 4, ...unsigned(16 * k)]
  return [
    ...[loop, noResult],
    ...every((k) => [...loaded(k), localGet, sum(k), ...vector(add), localSet, sum(k)]),
    // 7 bits hold no 128 with a sign.
    ...[localGet, at, constant, 0x80, bytesEachTurn >> 7, addIntegers, localTee, at],
    ...[localGet, upTo, isBelow, branchIf, 0, end],
    // All sums matter, or the compiler would drop them.
    ...[localGet, sum(0)],
    ...every((k) => [localGet, sum(k), ...vector(add)]),
    ...[...vector(extractLane), 0],
  ]
}
