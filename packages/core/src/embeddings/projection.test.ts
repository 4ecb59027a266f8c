import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dot, normalFrom, seededRandom } from '../numbers/index.ts'
import { principalComponents, projectOnto } from './index.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

const numbers = fc.double({ min: -100, max: 100, noNaN: true, noDefaultInfinity: true })

describe('the directions that a symmetric matrix only stretches', () => {
  test('by hand: (2 1; 1 2) stretches the diagonals by 3 and 1', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2)
    expect([...values].map((x) => x.toFixed(12))).toEqual(['3.000000000000', '1.000000000000'])
    const half = Math.SQRT1_2
    expect(vectors[0][0]).toBeCloseTo(half, 12)
    expect(vectors[0][1]).toBeCloseTo(half, 12)
    expect(Math.abs(vectors[1][0])).toBeCloseTo(half, 12)
    expect(vectors[1][0] + vectors[1][1]).toBeCloseTo(0, 12)
  })

  test('the matrix times a vector is the value times it; the vectors stand at right angles', () => {
    const matrices = fc
      .integer({ min: 1, max: 7 })
      .chain((n) =>
        fc.tuple(fc.constant(n), fc.array(numbers, { minLength: n * n, maxLength: n * n })),
      )
    fc.assert(
      fc.property(matrices, ([n, entries]) => {
        const m = Float64Array.from(entries)
        for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) m[i * n + j] = m[j * n + i]
        const { values, vectors } = symmetricEigen(m, n)
        vectors.forEach((vector, k) => {
          for (let i = 0; i < n; i++)
            expect(dot(m.subarray(i * n, (i + 1) * n), vector)).toBeCloseTo(
              values[k] * vector[i],
              9,
            )
          vectors.forEach((other, l) => expect(dot(vector, other)).toBeCloseTo(k === l ? 1 : 0, 12))
          if (k > 0) expect(values[k]).toBeLessThanOrEqual(values[k - 1])
        })
      }),
    )
  })
})

describe('principal components', () => {
  test('by hand: points on a slanted line have one direction, and all their variance in it', () => {
    const line = [
      [0, 0],
      [3, 4],
      [6, 8],
    ]
    const components = principalComponents(line, 2)
    expect([...components.mean]).toEqual([3, 4])
    expect(components.axes[0][0]).toBeCloseTo(0.6, 12)
    expect(components.axes[0][1]).toBeCloseTo(0.8, 12)
    expect(components.variance[0]).toBeCloseTo(1, 12)
    expect(components.variance[1]).toBeCloseTo(0, 12)
    expect(projectOnto(components, [6, 8])[0]).toBeCloseTo(5, 12)
  })

  const random = seededRandom(11)
  const cloud = Array.from({ length: 40 }, () =>
    Float64Array.from({ length: 12 }, (_, i) => normalFrom(random) * (i + 1)),
  )

  test('axes are unit vectors at right angles, the widest spread first, all shares making 1', () => {
    const { axes, variance } = principalComponents(cloud, 12)
    axes.forEach((axis, k) =>
      axes.forEach((other, l) => expect(dot(axis, other)).toBeCloseTo(k === l ? 1 : 0, 12)),
    )
    for (let k = 1; k < 12; k++) expect(variance[k]).toBeLessThanOrEqual(variance[k - 1])
    expect(variance.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  })

  test('a share is the variance of the projections over the whole', () => {
    const components = principalComponents(cloud, 3)
    const projections = cloud.map((vector) => projectOnto(components, vector))
    const whole = cloud.reduce(
      (sum, vector) => sum + vector.reduce((part, x, i) => part + (x - components.mean[i]) ** 2, 0),
      0,
    )
    components.variance.forEach((share, k) => {
      const along = projections.reduce((sum, projection) => sum + projection[k] ** 2, 0)
      expect(along / whole).toBeCloseTo(share, 12)
      expect(projections.reduce((sum, projection) => sum + projection[k], 0)).toBeCloseTo(0, 9)
    })
  })

  test('with all axes nothing is lost: distances stay', () => {
    const components = principalComponents(cloud, 12)
    const [a, b] = [cloud[0], cloud[1]]
    const [pa, pb] = [a, b].map((vector) => projectOnto(components, vector))
    const squared = (x: Float64Array, y: Float64Array) =>
      x.reduce((sum, value, i) => sum + (value - y[i]) ** 2, 0)
    expect(squared(pa, pb)).toBeCloseTo(squared(a, b), 8)
  })

  test('the order of the vectors and turning all round the origin change no axis', () => {
    const axes = principalComponents(cloud, 2).axes
    const turned = principalComponents(cloud.toReversed(), 2).axes
    const mirrored = principalComponents(
      cloud.map((vector) => vector.map((x) => -x)),
      2,
    ).axes
    for (const k of [0, 1])
      axes[k].forEach((x, i) => {
        expect(turned[k][i]).toBeCloseTo(x, 10)
        expect(mirrored[k][i]).toBeCloseTo(x, 10)
      })
  })

  test('one vector, or the same one many times, has no spread: shares of 0, projected to 0', () => {
    for (const same of [[[1, 2, 3]], Array.from({ length: 5 }, () => [1, 2, 3])]) {
      const components = principalComponents(same, 2)
      expect([...components.variance]).toEqual([0, 0])
      expect([...projectOnto(components, [1, 2, 3])].map(Math.abs)).toEqual([0, 0])
    }
  })

  test('what doesn’t fit is an error that says so', () => {
    expect(() => principalComponents([], 1)).toThrow(RangeError)
    expect(() => principalComponents([[1, 2]], 3)).toThrow('from 0 to 2, got 3')
    expect(() => principalComponents([[1, 2], [1]], 1)).toThrow('needs 2 numbers, got 1')
    expect(() => principalComponents([[1, NaN]], 1)).toThrow('got NaN')
    const components = principalComponents([[1, 2]], 1)
    expect(() => projectOnto(components, [1])).toThrow('needs 2 numbers, got 1')
    expect(() => projectOnto(components, null as unknown as number[])).toThrow(TypeError)
  })
})
