/**
 * The hot loops of the search: one number for each of some rows, from their plain values.
 *
 * Two rows and two sums of each at a time: a number of the query is read once for both, and a
 * processor needn't wait for one addition before the next.
 */

/**
 * The dot product of rows with the query.
 * @param target - takes `count` numbers
 * @param values - [rows, width]
 * @param from - the first row
 */
export function rowDotsInto(
  target: Float64Array,
  values: Float32Array,
  from: number,
  count: number,
  query: Float64Array,
): void {
  const width = query.length
  const pairs = width - (width % 2)
  for (let n = 0; n < count; n += 2) {
    const one = (from + n) * width
    // Where an odd row is left over it is its own partner.
    const two = n + 1 < count ? one + width : one
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let i = 0; i < pairs; i += 2) {
      const x = query[i]
      const y = query[i + 1]
      a += values[one + i] * x
      b += values[one + i + 1] * y
      c += values[two + i] * x
      d += values[two + i + 1] * y
    }
    if (pairs < width) {
      a += values[one + pairs] * query[pairs]
      c += values[two + pairs] * query[pairs]
    }
    target[n] = a + b
    if (two !== one) target[n + 1] = c + d
  }
}

/**
 * As `rowDotsInto`, of one row, to the same bit. A function of its own: rows that come one at a time
 * would have an engine compile the loop above for those, and make it slow for all others.
 */
export function rowDot(values: Float32Array, row: number, query: Float64Array): number {
  const width = query.length
  const pairs = width - (width % 2)
  const at = row * width
  let a = 0
  let b = 0
  for (let i = 0; i < pairs; i += 2) {
    a += values[at + i] * query[i]
    b += values[at + i + 1] * query[i + 1]
  }
  if (pairs < width) a += values[at + pairs] * query[pairs]
  return a + b
}

/**
 * The squared distance of rows from the query.
 * @param scales - [rows]: what a row's values are multiplied by; null for 1
 */
export function rowDistancesInto(
  target: Float64Array,
  values: Float32Array,
  scales: Float32Array | null,
  from: number,
  count: number,
  query: Float64Array,
): void {
  const width = query.length
  for (let n = 0; n < count; n++) {
    const row = from + n
    const at = row * width
    const scale = scales === null ? 1 : scales[row]
    let total = 0
    for (let i = 0; i < width; i++) {
      const difference = values[at + i] * scale - query[i]
      total += difference * difference
    }
    target[n] = total
  }
}
