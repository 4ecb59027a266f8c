import {
  add,
  branchIf,
  constant,
  end,
  extractLane,
  localGet,
  localSet,
  localTee,
  loop,
  moduleOf,
  multiply,
  multiplyAdd,
  noResult,
  spread,
  subtractIntegers,
  vector,
} from './assembler.ts'

/** A loop that does nothing but multiply and add, four numbers at once. */
export interface Peak {
  /** Runs that many times through the loop. */
  readonly run: (times: number) => number
  readonly flopEachTime: number
}

const chains = 12
/** How often the loop's body is written out, so that counting costs next to nothing. */
const copies = 16

/**
 * How many multiplications and additions this machine does at most: a loop that touches no memory,
 * assembled by hand. Each of `chains` sums becomes, over and over, itself times 0.5 plus 1; they don't
 * wait for each other, and are as many as fill the registers beside the two constants.
 * @param relaxed - both in one operation, as relaxed SIMD has it
 * @returns null where this machine hasn't that operation
 */
export function peakLoop(relaxed: boolean): Peak | null {
  const bytes = moduleOf(chains + 2, code(relaxed))
  if (!WebAssembly.validate(bytes)) return null
  const module = new WebAssembly.Module(bytes)
  const { run } = new WebAssembly.Instance(module).exports as { run: Peak['run'] }
  return { run, flopEachTime: chains * copies * 4 * 2 }
}

function code(relaxed: boolean): number[] {
  const times = 0
  const sum = (chain: number): number => 2 + chain
  const [half, one] = [2 + chains, 3 + chains]
  const every = (part: (chain: number) => number[]): number[] =>
    Array.from({ length: chains }, (_, chain) => part(chain)).flat()
  const step = every((chain) => [
    ...[localGet, sum(chain), localGet, half, ...(relaxed ? [] : vector(multiply))],
    ...[localGet, one, ...vector(relaxed ? multiplyAdd : add), localSet, sum(chain)],
  ])
  return [
    ...[...spread(0.5), localSet, half, ...spread(1), localSet, one],
    ...every((chain) => [...spread(chain), localSet, sum(chain)]),
    ...[loop, noResult],
    ...Array.from({ length: copies }, () => step).flat(),
    ...[localGet, times, constant, 1, subtractIntegers, localTee, times, branchIf, 0, end],
    // All sums matter, or the compiler would drop them.
    ...[localGet, sum(0)],
    ...every((chain) => [localGet, sum(chain), ...vector(add)]),
    ...[...vector(extractLane), 0],
  ]
}
