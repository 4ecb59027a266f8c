/**
 * The rows with the largest scores, best first; of equals the lowest row.
 *
 * A heap of `count` rows, the worst on top: most rows are turned away after one comparison.
 */
export function bestRows(
  scores: Float64Array,
  count: number,
  except: ReadonlySet<number>,
): Int32Array {
  const heap = new Int32Array(count)
  let size = 0
  // As rows come in order, one that only equals the worst is worse than it.
  let worst = -Infinity
  const isWorse = (a: number, b: number): boolean =>
    scores[a] < scores[b] || (scores[a] === scores[b] && a > b)
  for (let row = 0; row < scores.length; row++) {
    if (size === count && !(scores[row] > worst)) continue
    if (except.has(row) || count === 0) continue
    if (size < count) {
      let at = size++
      for (let up = (at - 1) >> 1; at > 0 && isWorse(row, heap[up]); up = (at - 1) >> 1) {
        heap[at] = heap[up]
        at = up
      }
      heap[at] = row
    } else {
      let at = 0
      for (let down = 1; down < count; down = 2 * at + 1) {
        if (down + 1 < count && isWorse(heap[down + 1], heap[down])) down++
        if (!isWorse(heap[down], row)) break
        heap[at] = heap[down]
        at = down
      }
      heap[at] = row
    }
    worst = scores[heap[0]]
  }
  return heap.subarray(0, size).sort((a, b) => (isWorse(a, b) ? 1 : -1))
}
