/**
 * Rows as int8, measured from the mean, one scale a row.
 *
 * The step is a 290th of the row’s length, so that every word is rounded equally much for
 * its size; or larger where its largest number needs that to stay within 127. It is rounded up to
 * eight binary digits, which take two bytes.
 * @param vectors - [rows, width]
 * @param rows - those to keep, in order
 * @param mean - [width]
 */
export function inInt8(
  vectors: Float32Array,
  rows: readonly number[],
  mean: Float32Array,
): { values: Int8Array; scales: Float32Array } {
  const width = mean.length
  const values = new Int8Array(rows.length * width)
  const scales = new Float32Array(rows.length)
  rows.forEach((row, n) => {
    const apart = mean.map((x, i) => vectors[row * width + i] - x)
    const largest = apart.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    const length = Math.hypot(...apart)
    scales[n] = roundedUp(Math.max(largest / 127, length / 290))
    for (let i = 0; i < width; i++)
      values[n * width + i] = Math.max(-127, Math.min(127, Math.round(apart[i] / scales[n])))
  })
  return { values, scales }
}

/** The next number that is written with eight binary digits. */
function roundedUp(value: number): number {
  const step = 2 ** (Math.floor(Math.log2(value)) - 7)
  return Math.ceil(value / step) * step
}

/** A word's share of all words, in a byte: 32 times minus its decimal logarithm. */
export function frequencyLevel(count: number, total: number): number {
  // Half a word for one that was never said.
  const level = Math.round(-32 * Math.log10((count + 0.5) / total))
  return Math.max(0, Math.min(255, level))
}
