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
  positive,
  unsigned,
  vector,
} from './assembler.ts'

/** Places that are read at once, far apart: memory gives half as much again so as from one. */
const streams = 8
/** Four numbers of each. */
const step = 16

/**
 * How fast so much memory is read at most: a loop that adds up all of it, four numbers at once.
 * @returns a function that reads all of it once
 */
export function readingLoop(bytes: number): () => number {
  const streamBytes = Math.ceil(bytes / streams / step) * step
  const pages = Math.ceil((streams * streamBytes) / 65_536)
  const module = new WebAssembly.Module(moduleOf(streams, code(streamBytes), pages))
  const { run, memory } = new WebAssembly.Instance(module).exports as {
    run: (upTo: number) => number
    memory: WebAssembly.Memory
  }
  // Pages that were never written may all be the same one.
  new Float32Array(memory.buffer).fill(1)
  return () => run(streamBytes)
}

function code(streamBytes: number): number[] {
  const [upTo, at] = [0, 1]
  const sum = (k: number): number => 2 + k
  const every = (part: (k: number) => number[]): number[] =>
    Array.from({ length: streams }, (_, k) => part(k)).flat()
  /** Its address is a multiple of 2⁴. */
  const loaded = (k: number): number[] => [
    localGet,
    at,
    ...vector(load),
    4,
    ...unsigned(k * streamBytes),
  ]
  return [
    ...[loop, noResult],
    ...every((k) => [...loaded(k), localGet, sum(k), ...vector(add), localSet, sum(k)]),
    ...[localGet, at, constant, ...positive(step), addIntegers, localTee, at],
    ...[localGet, upTo, isBelow, branchIf, 0, end],
    // All sums matter, or the compiler would drop them.
    ...[localGet, sum(0)],
    ...every((k) => [localGet, sum(k), ...vector(add)]),
    ...[...vector(extractLane), 0],
  ]
}
