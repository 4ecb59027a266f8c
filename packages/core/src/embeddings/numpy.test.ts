import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/embeddings.json' with { type: 'json' }
import {
  commonDirection,
  createEmbeddingTable,
  metrics,
  nearestRows,
  principalComponents,
  projectOnto,
  vectorOf,
} from './index.ts'

// Made by fixtures/embeddings.py with the versions written in it: NumPy's products, norms, sorting
// and singular values, in double precision from numbers that single precision holds exactly.

const table = createEmbeddingTable({
  words: fixture.levels.map((_, row) => `w${row}`),
  width: fixture.query.length,
  values: Int8Array.from(fixture.levels.flat()),
  scales: Float32Array.from(fixture.scales),
})
const vectors = table.words.map((_, row) => vectorOf(table, row))

/** Both compute in double precision, in another order. */
function expectNear(got: ArrayLike<number>, wanted: ArrayLike<number>, what: string): void {
  expect(got.length, what).toBe(wanted.length)
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - wanted[i]), `${what} at ${i}`).toBeLessThanOrEqual(
      1e-12 + 1e-11 * Math.abs(wanted[i]),
    )
}

describe(`NumPy ${fixture.versions.numpy} agrees`, () => {
  test('about the mean', () => {
    expectNear(table.mean, fixture.mean, 'mean')
  })

  test.each(metrics)('about the nearest by %s, plain and centred', (metric) => {
    for (const centred of [false, true]) {
      const wanted = fixture.nearest[metric][centred ? 'centred' : 'plain']
      const got = nearestRows(table, fixture.query, { count: wanted.rows.length, metric, centred })
      expect(got.map(({ row }) => row)).toEqual(wanted.rows)
      expectNear(
        got.map(({ value }) => value),
        wanted.values,
        metric,
      )
    }
  })

  test('about principal components, their shares and projections', () => {
    const components = principalComponents(vectors, 4)
    components.axes.forEach((axis, k) => expectNear(axis, fixture.components.axes[k], `axis ${k}`))
    expectNear(components.variance, fixture.components.variance, 'shares')
    fixture.components.projected.forEach((wanted, row) =>
      expectNear(projectOnto(components, vectors[row]), wanted, `row ${row}`),
    )
  })

  test('about those of fewer vectors than directions', () => {
    const { axes, variance } = principalComponents(vectors.slice(0, 7), 6)
    fixture.few.axes.forEach((wanted, k) => expectNear(axes[k], wanted, `axis ${k}`))
    expectNear(variance, fixture.few.variance, 'shares')
  })

  test('about the direction that all have in common', () => {
    expectNear(commonDirection(vectors), fixture.common, 'direction')
  })
})
