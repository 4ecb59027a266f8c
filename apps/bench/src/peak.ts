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
 * @see https://webassembly.github.io/spec/core/binary/
 */
export function peakLoop(relaxed: boolean): Peak | null {
  const bytes = moduleBytes(relaxed)
  if (!WebAssembly.validate(bytes)) return null
  const module = new WebAssembly.Module(bytes)
  const { run } = new WebAssembly.Instance(module).exports as { run: Peak['run'] }
  return { run, flopEachTime: chains * copies * 4 * 2 }
}

const [i32, f32, v128] = [0x7f, 0x7d, 0x7b]
const [localGet, localSet, loop, end, branchIf] = [0x20, 0x21, 0x03, 0x0b, 0x0d]
const vector = (operation: number): number[] => [0xfd, ...unsigned(operation)]
const [add, multiply, multiplyAdd, splat, extractLane] = [0xe4, 0xe6, 0x105, 0x13, 0x1f]

function moduleBytes(relaxed: boolean): Uint8Array<ArrayBuffer> {
  const times = 0
  const sum = (chain: number): number => 1 + chain
  const [half, one] = [1 + chains, 2 + chains]
  const spread = (value: number): number[] => [0x43, ...singleBytes(value), ...vector(splat)]
  const every = (code: (chain: number) => number[]): number[] =>
    Array.from({ length: chains }, (_, chain) => code(chain)).flat()

  const step = every((chain) => [
    ...[localGet, sum(chain), localGet, half, ...(relaxed ? [] : vector(multiply))],
    ...[localGet, one, ...vector(relaxed ? multiplyAdd : add), localSet, sum(chain)],
  ])
  const body = [
    ...[1, ...unsigned(chains + 2), v128],
    ...[...spread(0.5), localSet, half, ...spread(1), localSet, one],
    ...every((chain) => [...spread(chain), localSet, sum(chain)]),
    ...[loop, 0x40],
    ...Array.from({ length: copies }, () => step).flat(),
    ...[localGet, times, 0x41, 1, 0x6b, 0x22, times, branchIf, 0, end],
    // All sums matter, or the compiler would drop them.
    ...[localGet, sum(0)],
    ...every((chain) => [localGet, sum(chain), ...vector(add)]),
    ...[...vector(extractLane), 0, end],
  ]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, i32, 1, f32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode('run'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}

const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
]

const singleBytes = (value: number): number[] => [
  ...new Uint8Array(new Float32Array([value]).buffer),
]

/** LEB128 */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))]
}
