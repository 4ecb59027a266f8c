// As much of WebAssembly's binary format as the loops here need.
// https://webassembly.github.io/spec/core/binary/

export const [i32, f32, v128] = [0x7f, 0x7d, 0x7b]
export const [localGet, localSet, localTee] = [0x20, 0x21, 0x22]
export const [loop, end, branchIf, noResult] = [0x03, 0x0b, 0x0d, 0x40]
export const [constant, addIntegers, subtractIntegers, isBelow] = [0x41, 0x6a, 0x6b, 0x49]
export const [load, splat, extractLane] = [0x00, 0x13, 0x1f]
export const [add, multiply, multiplyAdd] = [0xe4, 0xe6, 0x105]

/** An operation on four numbers at once. */
export const vector = (operation: number): number[] => [0xfd, ...unsigned(operation)]

/** Four times the same number. */
export const spread = (value: number): number[] => [
  0x43,
  ...new Uint8Array(new Float32Array([value]).buffer),
  ...vector(splat),
]

/** LEB128 */
export function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))]
}

/** LEB128 with a sign, whose last byte's bit of 64 says that it is minus. */
export function positive(value: number): number[] {
  return value < 64 ? [value] : [(value % 128) + 128, ...positive(Math.floor(value / 128))]
}

const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
]

/**
 * A module of one function, called `run`, from a whole number to a number in single precision.
 * Its local 0 is what it is given, local 1 another whole number, those from 2 on are four numbers each.
 * @param vectors - how many of those it has
 * @param code - its body
 * @param pages - of 64 KiB: its memory, called `memory`; 0 for none
 */
export function moduleOf(
  vectors: number,
  code: readonly number[],
  pages = 0,
): Uint8Array<ArrayBuffer> {
  const name = (text: string): number[] => [text.length, ...new TextEncoder().encode(text)]
  const body = [2, 1, i32, ...unsigned(vectors), v128, ...code, end]
  const exported = [...name('run'), 0, 0, ...(pages > 0 ? [...name('memory'), 2, 0] : [])]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, i32, 1, f32]),
    ...section(3, [1, 0]),
    ...(pages > 0 ? section(5, [1, 0, ...unsigned(pages)]) : []),
    ...section(7, [pages > 0 ? 2 : 1, ...exported]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}
