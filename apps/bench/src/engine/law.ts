/** A measured size or time, and what a law says it should be. */
export interface Point {
  readonly at: number
  readonly measured: number
  readonly expected: number
}

/**
 * How near a law comes: expected = fixed + slope × grown, with the two that make the relative distances
 * smallest (least squares), neither below 0.
 * @param grown - what the law says that the cost grows with
 */
export function lawful(
  at: readonly number[],
  measured: readonly number[],
  grown: (at: number) => number,
): Point[] {
  // Each equation divided by its measured value: fixed × u + slope × v = 1.
  const rows = at.map((x, k) => ({ u: 1 / measured[k], v: grown(x) / measured[k] }))
  const sum = (of: (row: { u: number; v: number }) => number): number =>
    rows.reduce((total, row) => total + of(row), 0)
  const [uu, uv, vv] = [sum(({ u }) => u * u), sum(({ u, v }) => u * v), sum(({ v }) => v * v)]
  const [u1, v1] = [sum(({ u }) => u), sum(({ v }) => v)]
  const determinant = uu * vv - uv * uv
  let fixed = (u1 * vv - v1 * uv) / determinant
  let slope = (v1 * uu - u1 * uv) / determinant
  if (!(fixed >= 0)) [fixed, slope] = [0, v1 / vv]
  if (!(slope >= 0)) [fixed, slope] = [u1 / uu, 0]
  return at.map((x, k) => ({ at: x, measured: measured[k], expected: fixed + slope * grown(x) }))
}

/** The largest distance between measured and expected, as a share of what was measured. */
export const strayOf = (points: readonly Point[]): number =>
  Math.max(...points.map(({ measured, expected }) => Math.abs(expected / measured - 1)))
