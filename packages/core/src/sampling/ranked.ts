import { BestRows } from '../embeddings/best.ts'

/** The `count` ids of the largest scores but −∞, largest first, of equals the lowest id first. */
export function bestOf(scores: Float32Array, count: number): Int32Array {
  const best = new BestRows(count)
  for (let id = 0; id < scores.length; id++)
    if (scores[id] > -Infinity && scores[id] > best.worst) best.offer(id, scores[id])
  return Int32Array.from(best.sorted(), ({ row }) => row)
}

/**
 * The ids whose weight isn't below a floor nor their score −∞, in the same order: a radix sort.
 * @param weights - [scores], larger where the score is
 */
export function ranked(scores: Float32Array, weights: Float64Array, floor: number): Int32Array {
  let ids = new Int32Array(scores.length)
  let count = 0
  for (let id = 0; id < scores.length; id++)
    if (weights[id] >= floor && scores[id] > -Infinity) ids[count++] = id
  // A float's bits are in the order of its size, below 0 in the reverse; −0 is 0.
  const bits = new Uint32Array(scores.buffer)
  let keys = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const key = bits[ids[i]]
    keys[i] = key > 0x80000000 ? key : 0x7fffffff - (key & 0x7fffffff)
  }
  ids = ids.subarray(0, count)
  // Few ids want short tables, many want few rounds.
  const digit = count < 4096 ? 8 : 11
  const most = (1 << digit) - 1
  for (let shift = 0; shift < 32; shift += digit) {
    const starts = new Int32Array(most + 2)
    for (let i = 0; i < count; i++) starts[((keys[i] >>> shift) & most) + 1]++
    for (let d = 1; d <= most; d++) starts[d] += starts[d - 1]
    const sortedIds = new Int32Array(count)
    const sortedKeys = new Uint32Array(count)
    for (let i = 0; i < count; i++) {
      const at = starts[(keys[i] >>> shift) & most]++
      sortedIds[at] = ids[i]
      sortedKeys[at] = keys[i]
    }
    ids = sortedIds
    keys = sortedKeys
  }
  return ids
}
