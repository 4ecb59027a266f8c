/** The directions that a symmetric matrix only stretches, and by how much. */
export interface SymmetricEigen {
  /** [n], the largest first */
  readonly values: Float64Array
  /** [n][n]: unit vectors at right angles to each other, in the order of the values */
  readonly vectors: readonly Float64Array[]
}

// Ten sweeps do for a hundred columns; more than this means numbers that aren't finite.
const mostSweeps = 60

/**
 * All eigenvalues and eigenvectors, by turning pairs of axes until nothing is left beside the
 * diagonal. Each vector's largest entry is made positive, so that the same matrix always gives the
 * same vectors.
 * @param matrix - [n, n], row-major, symmetric; not changed
 * @see Jacobi 1846; Golub and Van Loan, "Matrix Computations", section 8.5
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const m = matrix.slice()
  // Rows of `v` are the vectors: a turn then mixes two rows, which lie side by side in memory.
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  let whole = 0
  for (const x of m) whole += x * x
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let beside = 0
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) beside += m[p * n + q] ** 2
    if (beside <= whole * 1e-32) break
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) if (m[p * n + q] !== 0) turn(m, v, n, p, q)
  }
  const order = Array.from({ length: n }, (_, i) => i)
  // Array sort is stable: equal values keep the order of their columns.
  order.sort((a, b) => m[b * n + b] - m[a * n + a])
  return {
    values: Float64Array.from(order, (i) => m[i * n + i]),
    vectors: order.map((i) => withFixedSign(v.slice(i * n, (i + 1) * n))),
  }
}

/** Turns axes p and q so that entry (p, q) becomes 0. */
function turn(m: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const between = m[p * n + q]
  const theta = (m[q * n + q] - m[p * n + p]) / (2 * between)
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const cosine = 1 / Math.hypot(tangent, 1)
  const sine = tangent * cosine
  for (let i = 0; i < n; i++) {
    const atP = m[p * n + i]
    const atQ = m[q * n + i]
    m[p * n + i] = cosine * atP - sine * atQ
    m[q * n + i] = sine * atP + cosine * atQ
    const inP = v[p * n + i]
    const inQ = v[q * n + i]
    v[p * n + i] = cosine * inP - sine * inQ
    v[q * n + i] = sine * inP + cosine * inQ
  }
  for (let i = 0; i < n; i++) {
    const atP = m[i * n + p]
    const atQ = m[i * n + q]
    m[i * n + p] = cosine * atP - sine * atQ
    m[i * n + q] = sine * atP + cosine * atQ
  }
  m[p * n + q] = 0
  m[q * n + p] = 0
}

/** The entry that is largest in size (the first of equals) becomes positive. */
function withFixedSign(vector: Float64Array): Float64Array {
  let largest = 0
  // A hair's tolerance: two entries that only rounding tells apart are equals.
  for (const x of vector) if (Math.abs(x) > Math.abs(largest) * (1 + 1e-9)) largest = x
  return largest < 0 ? vector.map((x) => -x) : vector
}
