/**
 * Half-precision numbers (1 sign, 5 exponent, 10 fraction bits) in single precision. Every one has its
 * exact counterpart; a NaN keeps its bits.
 * @param halves - [length], bits
 * @see IEEE 754-2019, binary16
 */
export function floatsFromHalves(halves: Uint16Array): Float32Array {
  return widened(halves, floatBitsOfHalf)
}

/** Single precision to the nearest half-precision numbers, of two equally near the even one. */
export function halvesFromFloats(floats: Float32Array): Uint16Array {
  return narrowed(floats, halfOfFloatBits)
}

/**
 * `bfloat16` in single precision: the upper half of its bits.
 * @param halves - [length], bits
 */
export function floatsFromBfloats(halves: Uint16Array): Float32Array {
  return widened(halves, (half) => half << 16)
}

/** Single precision to the nearest `bfloat16`, of two equally near the even one. */
export function bfloatsFromFloats(floats: Float32Array): Uint16Array {
  return narrowed(floats, bfloatOfFloatBits)
}

const infinity = 0x7f800000

// As bits throughout: a NaN handed on as a number may lose its payload.
function widened(halves: Uint16Array, bitsOf: (half: number) => number): Float32Array {
  const bits = new Uint32Array(halves.length)
  for (let i = 0; i < bits.length; i++) bits[i] = bitsOf(halves[i])
  return new Float32Array(bits.buffer)
}

function narrowed(floats: Float32Array, halfOf: (bits: number) => number): Uint16Array {
  const bits = new Uint32Array(floats.buffer, floats.byteOffset, floats.length)
  const halves = new Uint16Array(bits.length)
  for (let i = 0; i < bits.length; i++) halves[i] = halfOf(bits[i])
  return halves
}

function floatBitsOfHalf(half: number): number {
  const sign = (half & 0x8000) << 16
  const exponent = (half >> 10) & 31
  const fraction = half & 1023
  if (exponent === 31) return sign | infinity | (fraction << 13)
  if (exponent > 0) return sign | ((exponent + 112) << 23) | (fraction << 13)
  if (fraction === 0) return sign
  // Subnormal, so worth fraction · 2⁻²⁴: shifted until its first bit is the hidden one.
  const shift = Math.clz32(fraction) - 21
  return sign | ((113 - shift) << 23) | (((fraction << shift) & 1023) << 13)
}

// A NaN whose payload would be cut off stays one.
const bfloatOfFloatBits = (bits: number): number =>
  (bits & 0x7fffffff) > infinity
    ? (bits >>> 16) | ((bits & 0x7f0000) === 0 ? 0x40 : 0)
    : rounded(bits, 16)

function halfOfFloatBits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000
  const size = bits & 0x7fffffff
  if (size > infinity) return sign | 0x7c00 | ((size >> 13) & 1023 || 512)
  // From 65,520 on the nearest is infinity.
  if (size >= 0x477ff000) return sign | 0x7c00
  if (size >= 0x38800000) return sign | rounded(size - 0x38000000, 13)
  // Below 2⁻¹⁴ they are subnormal, below 2⁻²⁵ nothing.
  const exponent = size >>> 23
  return exponent < 102 ? sign : sign | rounded((size & 0x7fffff) | 0x800000, 126 - exponent)
}

/** Without its last bits, to the nearest, ties to even. */
const rounded = (bits: number, dropped: number): number =>
  (bits + 2 ** (dropped - 1) - 1 + ((bits >>> dropped) & 1)) >>> dropped
