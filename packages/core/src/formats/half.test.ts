import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/formats.json'
import {
  bfloatsFromFloats,
  crc32,
  floatsFromBfloats,
  floatsFromHalves,
  halvesFromFloats,
} from './index.ts'

const every = Uint16Array.from({ length: 65536 }, (_, bits) => bits)
const checksum = (values: Float32Array | Uint16Array): number =>
  crc32(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
const isNumber = (x: number): boolean => !Number.isNaN(x)

/** The next single-precision number, up or down. */
function neighbour(x: number, up: boolean): number {
  const bits = new Int32Array(1)
  const float = new Float32Array(bits.buffer)
  float[0] = x
  if (x === 0) bits[0] = up ? 1 : -0x7fffffff
  else bits[0] += x > 0 === up ? 1 : -1
  return float[0]
}

describe('half precision', () => {
  test('one and a half, the largest, the smallest and infinity', () => {
    const halves = Uint16Array.of(0x3e00, 0x7bff, 0x0001, 0xfc00)
    expect([...floatsFromHalves(halves)]).toEqual([1.5, 65504, 2 ** -24, -Infinity])
    expect([...floatsFromBfloats(Uint16Array.of(0x3fc0, 0x0001))]).toEqual([1.5, 2 ** -133])
  })

  test('11: each of the 65,536 is the number that its sign, exponent and fraction say', () => {
    const floats = floatsFromHalves(every)
    for (const half of every) {
      const sign = half >> 15 ? -1 : 1
      const exponent = (half >> 10) & 31
      const fraction = half & 1023
      if (exponent === 31 && fraction > 0) expect(floats[half]).toBeNaN()
      else if (exponent === 31) expect(floats[half]).toBe(sign * Infinity)
      else if (exponent === 0) expect(floats[half]).toBe(sign * fraction * 2 ** -24)
      else expect(floats[half]).toBe(sign * (1 + fraction / 1024) * 2 ** (exponent - 15))
    }
  })

  test('11: each of the 65,536 comes back to its own bits, NaNs too', () => {
    expect(halvesFromFloats(floatsFromHalves(every))).toEqual(every)
    expect(bfloatsFromFloats(floatsFromBfloats(every))).toEqual(every)
  })

  test('a NaN stays one, however few of its bits are left', () => {
    const nans = new Float32Array(Uint32Array.of(0x7f800001, 0xffffffff).buffer)
    expect(floatsFromHalves(halvesFromFloats(nans)).every(Number.isNaN)).toBe(true)
    expect(floatsFromBfloats(bfloatsFromFloats(nans)).every(Number.isNaN)).toBe(true)
  })

  test('all agree with NumPy and PyTorch, read and written, at every tie and beside it', () => {
    const { half } = fixture
    const both = [floatsFromHalves(every), floatsFromBfloats(every)]
    expect(both.map((floats) => checksum(floats.filter(isNumber)))).toEqual([
      half.halves,
      half.bfloats,
    ])
    const singles: number[] = []
    for (const floats of both) {
      const finite = floats.filter(Number.isFinite).sort()
      const middles = Array.from(finite.subarray(1), (x, i) => Math.fround((x + finite[i]) / 2))
      singles.push(...middles)
      for (const x of middles) singles.push(neighbour(x, true))
      for (const x of middles) singles.push(neighbour(x, false))
    }
    const limits = [65504, 65519.996, 65520, 65536, 3.4028235e38, Infinity, 2 ** -25, 2 ** -24]
    limits.push(1e-45, 0)
    const tested = Float32Array.from([...singles, ...limits, ...limits.map((x) => -x)])
    expect(tested).toHaveLength(half.count)
    expect(checksum(tested)).toBe(half.singles)
    expect(checksum(halvesFromFloats(tested))).toBe(half.toHalves)
    expect(checksum(bfloatsFromFloats(tested))).toBe(half.toBfloats)
  })
})
