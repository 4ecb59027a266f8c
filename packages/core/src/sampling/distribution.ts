import type { Floats } from '../numbers/floats.ts'
import type { Random } from '../numbers/random.ts'
import { describe, requireInteger } from '../numbers/require.ts'
import { softmax } from '../numbers/softmax.ts'
import { argmax, sum } from '../numbers/vector.ts'
import { bestOf, ranked } from './ranked.ts'
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
  const kept = keptOf(scores, temperature, topK, topP, minP)
  return { probabilities: softmax(logits), kept }
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

function keptOf(
  scores: Float32Array,
  temperature: number,
  topK: number,
  topP: number,
  minP: number,
): Distribution['kept'] {
  const likeliest = argmax(scores)
  if (temperature === 0) return { ids: Int32Array.of(likeliest), shares: Float64Array.of(1) }
  const most = scores[likeliest]
  // The likeliest is taken off first, so that no temperature can make it ∞ or NaN.
  const weightOf = (id: number): number => Math.exp((scores[id] - most) / temperature)
  let ids: Int32Array
  let weights: Float64Array
  let total: number
  if (topK > 0 && topK < scores.length) {
    ids = bestOf(scores, topK)
    weights = new Float64Array(ids.length)
    for (let i = 0; i < ids.length; i++) weights[i] = weightOf(ids[i])
    total = sum(weights)
  } else {
    const all = new Float64Array(scores.length)
    for (let id = 0; id < all.length; id++) all[id] = weightOf(id)
    total = sum(all)
    // All that are below this floor have less than 1 − topP together: they needn't be sorted.
    ids = ranked(scores, all, Math.max(minP, ((1 - topP) * total) / all.length))
    weights = new Float64Array(ids.length)
    for (let i = 0; i < ids.length; i++) weights[i] = all[ids[i]]
  }
  const count = countOf(weights, topP * total, topP, minP)
  const shares = weights.subarray(0, count)
  const left = sum(shares)
  return { ids: ids.slice(0, count), shares: shares.map((weight) => weight / left) }
}

/** How many of the likeliest have the weight `wanted` together, and `minP` each, which the first has. */
function countOf(weights: Float64Array, wanted: number, topP: number, minP: number): number {
  let count = 0
  for (let had = 0; count < weights.length && weights[count] >= minP; count++) {
    if (topP < 1 && count > 0 && had >= wanted) break
    had += weights[count]
  }
  return count
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
