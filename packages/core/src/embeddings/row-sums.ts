/**
 * The hot loops of the search: one number a row of a table, from its plain values.
 *
 * Four sums side by side, so that a processor needn't wait for one addition before the next.
 */

/** The dot product of every row with the query. @param values - [rows, width] */
export function rowDotsInto(target: Float64Array, values: Float32Array, query: Float64Array): void {
  const width = query.length
  const fours = width - (width % 4)
  for (let row = 0, at = 0; row < target.length; row++, at += width) {
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let i = 0; i < fours; i += 4) {
      a += values[at + i] * query[i]
      b += values[at + i + 1] * query[i + 1]
      c += values[at + i + 2] * query[i + 2]
      d += values[at + i + 3] * query[i + 3]
    }
    for (let i = fours; i < width; i++) a += values[at + i] * query[i]
    target[row] = a + b + (c + d)
  }
}

/**
 * The squared distance of every row from the query; a row's values are multiplied by its scale.
 * @param values - [rows, width]
 * @param scales - [rows], or null for 1
 */
export function rowDistancesInto(
  target: Float64Array,
  values: Float32Array,
  scales: Float32Array | null,
  query: Float64Array,
): void {
  const width = query.length
  for (let row = 0, at = 0; row < target.length; row++, at += width) {
    const scale = scales === null ? 1 : scales[row]
    let total = 0
    for (let i = 0; i < width; i++) {
      const difference = values[at + i] * scale - query[i]
      total += difference * difference
    }
    target[row] = total
  }
}
