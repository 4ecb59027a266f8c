import { requireInteger, requireLength } from '../numbers/require.ts'

/** A model that has only counted which words followed which. */
export interface CountModel {
  /** How many words it looks at, the one to come included: 1 unigram, 2 bigram, 3 trigram. */
  readonly order: number
  readonly vocabulary: number
  /**
   * The next word's distribution.
   * @param ids - the text so far; only its last `order` − 1 matter
   * @returns [vocabulary], above 0, adds up to 1
   */
  probabilitiesAfter(ids: ArrayLike<number>): Float64Array
}

interface Followers {
  total: number
  readonly counts: Map<number, number>
}

/** Counts text by text, and can say at any time what the counts give. */
export interface WordCounter {
  /**
   * Counts one more text.
   * @param text - [tokens], ids below `vocabulary`; the first is read and never predicted
   * @throws RangeError for an id out of range
   */
  add(text: ArrayLike<number>): void
  /**
   * The model of what has been counted so far and is counted later.
   * @param order - 1 to the counter's own
   */
  model(order: number): CountModel
}

/**
 * Counts how often each word follows each beginning of up to `order` − 1 words. One counter holds the
 * models of all orders up to its own.
 * @param order - 1 to 8
 * @throws RangeError for an order or a vocabulary out of range
 * @example
 * const counter = wordCounter({ vocabulary: 3, order: 2 })
 * counter.add([0, 1, 2])
 * counter.model(1).probabilitiesAfter([]) // => Float64Array [0.16666666666666666, 0.41666666666666663, 0.41666666666666663]
 */
export function wordCounter(options: {
  readonly vocabulary: number
  readonly order: number
}): WordCounter {
  const { vocabulary, order: most } = options
  requireInteger('wordCounter order', most, 1, 8)
  requireInteger('wordCounter vocabulary', vocabulary, 1, 2 ** 20)
  const seen = new Map<string, Followers>()

  function add(text: ArrayLike<number>): void {
    // All of it is looked at before any of it counts.
    for (let at = 0; at < text.length; at++)
      requireInteger('wordCounter id', text[at], 0, vocabulary - 1)
    for (let at = 1; at < text.length; at++) {
      let beginning = ''
      for (let back = 0; back < most && back <= at; back++) {
        if (back > 0) beginning += `${text[at - back]},`
        let followers = seen.get(beginning)
        if (followers === undefined)
          seen.set(beginning, (followers = { total: 0, counts: new Map() }))
        followers.total++
        followers.counts.set(text[at], (followers.counts.get(text[at]) ?? 0) + 1)
      }
    }
  }

  function model(order: number): CountModel {
    requireInteger('wordCounter order', order, 1, most)
    return { order, vocabulary, probabilitiesAfter: (ids) => sharesAfter(ids, order) }
  }

  function sharesAfter(ids: ArrayLike<number>, order: number): Float64Array {
    const shares = new Float64Array(vocabulary).fill(1 / vocabulary)
    let beginning = ''
    for (let back = 0; back < order && back <= ids.length; back++) {
      if (back > 0) beginning += `${ids[ids.length - back]},`
      const followers = seen.get(beginning)
      if (followers === undefined) break
      const { total, counts } = followers
      const parts = total + counts.size
      for (let id = 0; id < vocabulary; id++) shares[id] *= counts.size / parts
      for (const [id, count] of counts) shares[id] += count / parts
    }
    return shares
  }

  return { add, model }
}

/**
 * The model of all texts at once.
 *
 * Smoothed by interpolation as of Witten and Bell: of T different words after a beginning seen n times,
 * the counts get n parts and the beginning that is one word shorter gets T; the shortest has all words
 * alike below it.
 * @param texts - [texts][tokens], ids below `vocabulary`; a text's first is read and never predicted
 * @param order - 1 to 8
 * @throws RangeError for an order, a vocabulary or an id out of range
 * @see Bell, Cleary and Witten 1990, "Text Compression", method C; Chen and Goodman 1999, "An empirical
 * study of smoothing techniques for language modeling", section 2.5
 * @example
 * countModel([[0, 1, 2], [0, 1, 1]], { vocabulary: 3, order: 1 }).probabilitiesAfter([])
 * // => Float64Array [0.1111111111111111, 0.6111111111111112, 0.2777777777777778]
 */
export function countModel(
  texts: Iterable<ArrayLike<number>>,
  { vocabulary, order }: { readonly vocabulary: number; readonly order: number },
): CountModel {
  const counter = wordCounter({ vocabulary, order })
  for (const text of texts) counter.add(text)
  return counter.model(order)
}

/**
 * How far a guess is from the truth, in nats: the Kullback–Leibler divergence Σ p ln(p ⁄ q). It is the
 * surprise on average beyond what the truth itself leaves, 0 only if they are the same.
 * @param truth - [vocabulary], adds up to 1
 * @param guess - [vocabulary], adds up to 1
 * @throws RangeError unless both are of one length
 * @example
 * klDivergence([1, 0], [0.5, 0.5]) // => 0.6931471805599453
 */
export function klDivergence(truth: ArrayLike<number>, guess: ArrayLike<number>): number {
  requireLength('klDivergence guess', guess, truth.length)
  let nats = 0
  for (let i = 0; i < truth.length; i++)
    if (truth[i] > 0) nats += truth[i] * Math.log(truth[i] / guess[i])
  // Rounding must not leave a distance below 0.
  return Math.max(0, nats)
}
