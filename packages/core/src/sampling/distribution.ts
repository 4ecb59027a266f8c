import type { Floats } from '../numbers/floats.ts'
import type { Random } from '../numbers/random.ts'
import { describe, requireInteger } from '../numbers/require.ts'
import { softmax } from '../numbers/softmax.ts'
import { argmax, sum } from '../numbers/vector.ts'
import { checkedSampling, type SamplingSettings } from './settings.ts'

/** What a model says of the next token, and what a sampler leaves of it. */
export interface Distribution {
  /** [vocabulary]: softmax of the logits as they came, whatever the settings; adds up to 1. */
  readonly probabilities: Floats
  /** Those that may be drawn, likeliest first, of equals the lowest id first; never empty. */
  readonly kept: {
    /** [kept] */
    readonly ids: Int32Array
    /** [kept], above or equal to 0; adds up to 1. */
    readonly shares: Float64Array
  }
}

// In single precision.
const largest = (2 - 2 ** -23) * 2 ** 127

/**
 * The next token's distribution, and what the settings keep of it.
 *
 * In this order: repetition penalty, temperature, top-k, top-p of what is left, min-p of what is left.
 * Each step keeps at least the likeliest. All is done in single precision but the shares.
 * @param logits - [vocabulary]; −∞ for a token that is ruled out
 * @param settings - what is left out is taken from `defaultSampling`
 * @param recent - the ids that the repetition penalty goes for
 * @throws RangeError for settings out of range, logits that aren't finite (NaN or ∞) or all −∞
 * @example
 * distributionOf([0, 0, -Infinity], { temperature: 0 }).kept.ids.join() // => '0'
 */
export function distributionOf(
  logits: ArrayLike<number>,
  settings: Partial<SamplingSettings> = {},
  recent: Iterable<number> = [],
): Distribution {
  const { repetitionPenalty, temperature, topK, topP, minP } = checkedSampling(settings)
  requireInteger('distributionOf count of logits', logits.length, 1, 2 ** 24)
  const scores = Float32Array.from(logits)
  requireLogits(scores)
  if (repetitionPenalty !== 1)
    for (const id of new Set(recent)) {
      const score = scores[id]
      const penalised = score > 0 ? score / repetitionPenalty : score * repetitionPenalty
      if (score > -Infinity) scores[id] = Math.max(-largest, Math.min(largest, penalised))
    }
  const ids = temperature === 0 ? Int32Array.of(argmax(scores)) : ranked(scores)
  const most = scores[ids[0]]
  let count = Math.min(topK || ids.length, ids.length)
  const weights = new Float64Array(count).fill(1)
  // The likeliest is taken off first, so that no temperature can make it ∞ or NaN.
  for (let i = 1; i < count; i++) weights[i] = Math.exp((scores[ids[i]] - most) / temperature)
  if (topP < 1) count = nucleusOf(weights, topP)
  while (count > 1 && weights[count - 1] < minP) count--
  const shares = weights.slice(0, count)
  const total = sum(shares)
  for (let i = 0; i < count; i++) shares[i] /= total
  return { probabilities: softmax(logits), kept: { ids: ids.slice(0, count), shares } }
}

/**
 * One of the kept ids, each as often as its share says.
 * @example
 * drawFrom(distributionOf([1, 3, 2], { topK: 1 }), seededRandom(1)) // => 1
 */
export function drawFrom({ kept }: Pick<Distribution, 'kept'>, random: Random): number {
  let left = random()
  let drawn = 0
  for (let i = 0; i < kept.ids.length; i++) {
    // Rounding may leave a rest after the last: it goes to the last that has a share at all.
    if (kept.shares[i] > 0) drawn = i
    left -= kept.shares[i]
    if (left < 0) break
  }
  return kept.ids[drawn]
}

/** How many of the likeliest it takes to have the share `topP`. */
function nucleusOf(weights: Float64Array, topP: number): number {
  const wanted = topP * sum(weights)
  let count = 0
  for (let had = 0; count === 0 || (had < wanted && count < weights.length); count++)
    had += weights[count]
  return count
}

/** The ids whose score isn't −∞, largest score first, of equals the lowest id first: a radix sort. */
function ranked(scores: Float32Array): Int32Array {
  const keys = new Uint32Array(scores.buffer.slice(0))
  let ids = new Int32Array(scores.length)
  let found = 0
  for (let id = 0; id < keys.length; id++) {
    const bits = keys[id]
    // A float's bits are in the order of its size, below 0 in the reverse; −0 is 0.
    keys[id] = bits > 0x80000000 ? bits : 0x7fffffff - (bits & 0x7fffffff)
    if (scores[id] > -Infinity) ids[found++] = id
  }
  ids = ids.subarray(0, found)
  for (const shift of [0, 11, 22]) {
    const starts = new Int32Array(2049)
    for (let i = 0; i < found; i++) starts[((keys[ids[i]] >>> shift) & 2047) + 1]++
    for (let digit = 1; digit < 2048; digit++) starts[digit] += starts[digit - 1]
    const sorted = new Int32Array(found)
    for (let i = 0; i < found; i++) sorted[starts[(keys[ids[i]] >>> shift) & 2047]++] = ids[i]
    ids = sorted
  }
  return ids
}

function requireLogits(logits: Float32Array): void {
  let most = -Infinity
  for (let i = 0; i < logits.length; i++) {
    // Not `>`: that would let NaN pass.
    if (!(logits[i] <= largest))
      throw new RangeError(
        `non-finite logits: sampling needs numbers or −∞, got ${describe(logits[i])} at index ${i}`,
      )
    if (logits[i] > most) most = logits[i]
  }
  if (most === -Infinity)
    throw new RangeError('sampling needs a logit above −∞: every token is ruled out')
}
