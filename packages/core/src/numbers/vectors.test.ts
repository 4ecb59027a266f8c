import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  addScaledInto,
  argmax,
  dot,
  matrix,
  mean,
  multiply,
  multiplyVector,
  norm,
  scale,
  sum,
  transpose,
  variance,
} from './index.ts'

describe('vectors', () => {
  test('small sums by hand', () => {
    expect(dot([1, 2, 3], [4, 5, 6])).toBe(32)
    expect(sum([1, 2, 3])).toBe(6)
    expect(norm([3, 4])).toBe(5)
    expect([...add([1, 2], [3, 4])]).toEqual([4, 6])
    expect([...scale([1, 2], 3)]).toEqual([3, 6])
    const target = Float32Array.of(1, 1)
    addScaledInto(target, [1, 2], -2)
    expect([...target]).toEqual([-1, -3])
    expect([mean([1, 2, 6]), variance([1, 3])]).toEqual([3, 1])
  })

  test('argmax is the first of the largest, and −1 where there is none', () => {
    expect(argmax([0.1, 0.7, 0.2, 0.7])).toBe(1)
    expect(argmax([NaN, -2, -1, NaN])).toBe(2)
    expect(argmax([])).toBe(-1)
    expect(argmax([NaN, NaN])).toBe(-1)
    expect(argmax([-Infinity])).toBe(0)
  })

  test('lengths that don’t fit, and nothing at all, are errors that name both', () => {
    expect(() => dot([1, 2], [1])).toThrow('dot needs 2 numbers, got 1')
    expect(() => add([1], [1, 2])).toThrow('needs 1 numbers, got 2')
    expect(() => addScaledInto(new Float32Array(1), [1, 2], 1)).toThrow(RangeError)
    expect(() => mean([])).toThrow(RangeError)
    expect(() => variance([])).toThrow(RangeError)
    expect(() => dot([1], null as unknown as number[])).toThrow(TypeError)
  })
})

const entries = fc.integer({ min: -50, max: 50 })
const grid = (rows: number, columns: number) =>
  fc
    .array(entries, { minLength: rows * columns, maxLength: rows * columns })
    .map((data) => matrix(rows, columns, data))
const sides = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }))

describe('matrices', () => {
  test('a small product by hand', () => {
    const a = matrix(2, 2, [1, 2, 3, 4])
    expect([...multiply(a, matrix(2, 1, [5, 6])).data]).toEqual([17, 39])
    expect([...multiplyVector(a, [1, 1])]).toEqual([3, 7])
    expect([...transpose(a).data]).toEqual([1, 3, 2, 4])
    expect([...matrix(1, 2).data]).toEqual([0, 0])
  })

  test('the transpose of a product is the product of the transposes, turned round', () => {
    fc.assert(
      fc.property(
        sides.chain(([m, k, n]) => fc.tuple(grid(m, k), grid(k, n))),
        ([a, b]) => {
          expect(transpose(multiply(a, b))).toEqual(multiply(transpose(b), transpose(a)))
          expect(transpose(transpose(a))).toEqual(a)
        },
      ),
    )
  })

  test('a column of the product is the matrix times that column', () => {
    fc.assert(
      fc.property(
        sides.chain(([m, k]) => fc.tuple(grid(m, k), grid(k, 1))),
        ([a, column]) => {
          expect(multiply(a, column).data).toEqual(multiplyVector(a, column.data))
        },
      ),
    )
  })

  test('the data handed in is copied', () => {
    const data = Float32Array.of(1, 2)
    const m = matrix(1, 2, data)
    data[0] = 9
    expect(m.data[0]).toBe(1)
  })

  test('shapes that don’t fit are errors that name both', () => {
    const a = matrix(2, 3)
    expect(() => multiply(a, a)).toThrow('a right side of 3 rows, got 2 × 3')
    expect(() => multiplyVector(a, [1, 2])).toThrow('needs 3 numbers, got 2')
    expect(() => matrix(2, 2, [1])).toThrow('matrix of 2 × 2 needs 4 numbers, got 1')
    expect(() => matrix(-1, 2)).toThrow(RangeError)
    expect(() => matrix(1.5, 2)).toThrow(RangeError)
    expect(() => matrix(2 ** 24, 2 ** 24)).toThrow('matrix entries')
  })
})
