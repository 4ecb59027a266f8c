import { cosine } from '../embeddings/similarity.ts'
import { describe, requireInteger, requireNumber, requireNumbers } from '../numbers/require.ts'
import { norm } from '../numbers/vector.ts'
import { type AttentionTrace, attentionTrace, mixOf } from './attend.ts'
import { type Mask, maskOf } from './mask.ts'
import { averagePattern } from './pattern.ts'
import { vectorAt, type Vectors, vectorsFrom } from './vectors.ts'

/** How a word takes its neighbours in. */
export interface ContextForm {
  /** Vectors are measured from the middle of all words, not from 0. */
  readonly centred: boolean
  /** Words that every sentence has are looked at too. */
  readonly stopWords: boolean
  /**
   * Whether the word looks at itself among the rest and becomes the mix, or looks at the others
   * alone and has their mix added.
   */
  readonly itself: 'among' | 'added'
}

/**
 * From the form of the formula to one that does what it should, one step at a time.
 *
 * `naive` pays most heed to the word itself and to words like 'the', since vectors that all point
 * roughly the same way fit each other and long ones most. `centred` takes away what they share;
 * `withoutStopWords` leaves out what says nothing; `othersAdded` looks at the others alone and adds.
 */
export const contextForms: Readonly<
  Record<'naive' | 'centred' | 'withoutStopWords' | 'othersAdded', ContextForm>
> = {
  naive: { centred: false, stopWords: true, itself: 'among' },
  centred: { centred: true, stopWords: true, itself: 'among' },
  withoutStopWords: { centred: true, stopWords: false, itself: 'among' },
  othersAdded: { centred: true, stopWords: false, itself: 'added' },
}

/** A word of a sentence. */
export interface ContextWord {
  /** [width], as it stands in the table. */
  readonly vector: ArrayLike<number>
  readonly isStopWord: boolean
}

export interface ContextOptions {
  readonly form?: ContextForm
  /** [width]: the middle of all words, which centred vectors are measured from. */
  readonly mean: ArrayLike<number>
  /** How much of the mix is taken, 0 … 1. */
  readonly mixing?: number
  /** Words that nobody looks at, by their place in the sentence. */
  readonly dropped?: readonly number[]
  /** The word looks only at those before it (and at itself, where the form has it). */
  readonly looksBack?: boolean
  /** Weights set by hand, by place; the others share the rest in proportion. */
  readonly pins?: ReadonlyMap<number, number>
  /** Every word that is looked at counts the same: the plain average. */
  readonly average?: boolean
}

/** How a word took its neighbours in, stage by stage. */
export interface ContextTrace {
  /** [words, width]: queries, keys and values in one, centred if the form is. */
  readonly vectors: Vectors
  /** One query, the word itself; one key a word. */
  readonly attention: AttentionTrace
  /** [words], adding up to 1, or all 0 where there is nothing to look at. */
  readonly weights: Float64Array
  /** [width]: the words mixed by their weights. */
  readonly mix: Float64Array
  /** [width]: the word before, measured from the middle of all words. */
  readonly before: Float64Array
  /** [width]: the word with its neighbours mixed in, measured from there too. */
  readonly mixed: Float64Array
}

/**
 * A word's vector with the words around it mixed in: attention with the vectors themselves as
 * queries, keys and values, for one word of a sentence.
 *
 * Nothing is learnt here, and places don't count: a transformer has matrices for what to look for,
 * what to be found by and what to hand over. Where there is nothing to look at the word stays as it is.
 * @param words - of the sentence, in order
 * @param focus - the place of the word that looks around
 * @throws RangeError if the widths differ, there is no such place, or the mixing isn't from 0 to 1
 * @example
 * contextMix([{ vector: [1, 0], isStopWord: false }, { vector: [0, 1], isStopWord: false }], 0, { mean: [0, 0] }).mixed // => Float64Array [1, 1]
 */
export function contextMix(
  words: readonly ContextWord[],
  focus: number,
  options: ContextOptions,
): ContextTrace {
  const { form = contextForms.othersAdded, mean, mixing = 1, pins = new Map() } = options
  requireInteger('contextMix focus', focus, 0, words.length - 1)
  requireNumber('contextMix mixing', mixing, 0, 1)
  const width = mean.length
  requireNumbers('contextMix mean', mean, width)
  const vectors = vectorsFrom(
    words.map(({ vector }, at) => {
      requireNumbers(`contextMix word ${at}`, vector, width)
      return Float64Array.from(vector, (x, i) => (form.centred ? x - mean[i] : x))
    }),
    width,
  )
  const query = vectorsFrom([vectorAt(vectors, focus)])
  const mask = maskFor(words, focus, form, options)
  const pinned = [...pins].filter(([key]) => mask.allowed[key] === 1)
  const attention = withAverage(
    attentionTrace(query, vectors, vectors, {
      mask,
      pins: pinned.map(([key, weight]) => ({ query: 0, key, weight })),
    }),
    vectors,
    options.average === true && pinned.length === 0,
  )
  const weights = Float64Array.from(attention.pattern.data)
  const mix = Float64Array.from(attention.mix.data)
  const itself = Float64Array.from(words[focus].vector, (x, i) => x - mean[i])
  const nothing = weights.every((weight) => weight === 0)
  const centredMix = form.centred ? mix : mix.map((x, i) => x - mean[i])
  const kept = form.itself === 'added' ? 1 : 1 - mixing
  const mixed = nothing ? itself : itself.map((x, i) => kept * x + mixing * centredMix[i])
  return { vectors, attention, weights, mix, before: itself, mixed }
}

/**
 * How like a meaning a vector is: its cosine to the middle of some words that have it, each
 * brought to the same length first.
 * @param vector - [width], measured from where the words are
 * @param examples - [examples][width]
 * @returns −1 … 1
 * @throws RangeError if there are no examples or the widths differ
 * @example
 * likenessTo([3, 3], [[1, 0], [0, 2]]) // => 1
 */
export function likenessTo(
  vector: ArrayLike<number>,
  examples: readonly ArrayLike<number>[],
): number {
  return cosine(vector, middleOf(examples))
}

/**
 * The middle of some vectors, each brought to length 1 first so that all count the same.
 * @param examples - [examples][width]
 * @returns [width]
 * @throws RangeError if there are none or the widths differ
 * @example
 * middleOf([[2, 0], [0, 4]]) // => Float64Array [0.5, 0.5]
 */
export function middleOf(examples: readonly ArrayLike<number>[]): Float64Array {
  requireInteger('middleOf count of examples', examples.length, 1, 2 ** 20)
  const middle = new Float64Array(examples[0].length)
  for (const example of examples) {
    requireNumbers('middleOf example', example, middle.length)
    const length = norm(example)
    if (length > 0)
      for (let i = 0; i < middle.length; i++) middle[i] += example[i] / length / examples.length
  }
  return middle
}

function maskFor(
  words: readonly ContextWord[],
  focus: number,
  form: ContextForm,
  { dropped = [], looksBack = false }: ContextOptions,
): Mask {
  for (const place of dropped)
    if (!Number.isInteger(place) || place < 0 || place >= words.length)
      throw new RangeError(
        `contextMix needs dropped places from 0 to ${words.length - 1}, got ${describe(place)}`,
      )
  return maskOf(1, words.length, (_, key) => {
    if (key === focus) return form.itself === 'among'
    if (dropped.includes(key) || (looksBack && key > focus)) return false
    return form.stopWords || !words[key].isStopWord
  })
}

/** The same stages, but for a pattern that counts all alike. */
function withAverage(trace: AttentionTrace, values: Vectors, average: boolean): AttentionTrace {
  if (!average) return trace
  const pattern = averagePattern(trace.masked)
  return { ...trace, pattern, mix: mixOf(pattern, values) }
}
