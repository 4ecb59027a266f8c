import { type Mask, maskOf } from '@nextword/core/attention'
import { seededRandom, softmax } from '@nextword/core/numbers'
import {
  headOff,
  type Interventions,
  traceOf,
  type TransformerName,
  type ValueChange,
} from '@nextword/core/transformer'
import type { Heard, Language } from '../../kit/language/index.ts'

/** A neuron of a layer's feed-forward net. */
export interface NeuronPlace {
  readonly layer: number
  readonly neuron: number
}

/**
 * - `told`: as the model has learnt it
 * - `untold`: tokens aren't told their places; that a word sees only earlier ones stays
 * - `shuffled`: the words but the last are read in another order
 */
export type Places = 'told' | 'untold' | 'shuffled'

/** What is broken. */
export interface Broken {
  /** Heads that are off, as layer × heads + head, rising. */
  readonly heads: readonly number[]
  /** Places of words in the text that the model isn't shown: it reads the unknown word there. */
  readonly hidden: readonly number[]
  /** Every word may look at all, later ones too. */
  readonly ahead: boolean
  readonly places: Places
  /** A neuron that says 0, whatever it sees. */
  readonly neuron: NeuronPlace | null
}

export const whole: Broken = {
  heads: [],
  hidden: [],
  ahead: false,
  places: 'told',
  neuron: null,
}

export const isWhole = ({ heads, hidden, ahead, places, neuron }: Broken): boolean =>
  heads.length === 0 && hidden.length === 0 && !ahead && places === 'told' && neuron === null

/** A token as the model read it. */
export interface ReadToken {
  /** The place of its word in the text; −1 for the mark that begins every text. */
  readonly place: number
  readonly id: number
}

/** One run of the model over a text. */
export interface HeadRun {
  readonly tokens: readonly ReadToken[]
  /** [layers × heads][queries × keys]; each row adds up to 1, also where its head is off. */
  readonly patterns: readonly ArrayLike<number>[]
  /** [vocabulary]: what the model says comes next; adds up to 1. */
  readonly shares: Float64Array
}

/** A fixed order, another than the words' own where there are two that can be moved. */
export function shuffled<T>(words: readonly T[]): T[] {
  const last = words.length - 1
  const random = seededRandom(19)
  const all = words.slice(0, Math.max(0, last))
  for (let i = all.length - 1; i > 0; i--) {
    // Sattolo's: no word stays where it was.
    const j = Math.floor(random() * i)
    ;[all[i], all[j]] = [all[j], all[i]]
  }
  return [...all, ...words.slice(Math.max(0, last))]
}

/** The tokens of a text, of a long one the last that the model's context holds. */
export function readTokens(heard: Heard, context: number, broken: Broken): ReadToken[] {
  const first = Math.max(0, heard.words.length - (context - 1))
  const words = heard.words.slice(first).map(({ id }, i): ReadToken => {
    const place = first + i
    return { place, id: broken.hidden.includes(place) ? 1 : id }
  })
  return [{ place: -1, id: 0 }, ...(broken.places === 'shuffled' ? shuffled(words) : words)]
}

/** Runs a model over a text, broken as it is said. */
export function headRun({ model, world }: Language, heard: Heard, broken: Broken): HeadRun {
  const tokens = readTokens(heard, model.tokens, broken)
  const { layers, heads } = model.config
  const trace = traceOf<TransformerName>(
    model,
    tokens.map(({ id }) => id),
    (name) => name === 'logits' || name.endsWith('attention.pattern'),
    interventionsOf(broken, heads, tokens.length),
  )
  const size = tokens.length ** 2
  const patterns = Array.from({ length: layers * heads }, (_, at) => {
    const { values } = trace[`blocks.${Math.floor(at / heads)}.attention.pattern`]
    return values.subarray((at % heads) * size, ((at % heads) + 1) * size)
  })
  const logits = trace.logits.values.subarray(-world.words.length)
  return { tokens, patterns, shares: softmax(Float64Array.from(logits)) as Float64Array }
}

/** What the model says comes next, without keeping what its heads looked at. */
export function sharesOf({ model, world }: Language, heard: Heard, broken: Broken): Float64Array {
  const tokens = readTokens(heard, model.tokens, broken)
  const { logits } = traceOf(
    model,
    tokens.map(({ id }) => id),
    ['logits'],
    interventionsOf(broken, model.config.heads, tokens.length),
  )
  return softmax(Float64Array.from(logits.values.subarray(-world.words.length))) as Float64Array
}

function interventionsOf(broken: Broken, heads: number, tokens: number): Interventions {
  const changes: ValueChange[] = broken.heads.map((at) =>
    headOff(Math.floor(at / heads), at % heads),
  )
  if (broken.neuron !== null)
    changes.push({
      name: `blocks.${broken.neuron.layer}.mlp.values`,
      at: { neurons: broken.neuron.neuron },
      to: 0,
    })
  return {
    changes,
    positions: broken.places !== 'untold',
    ...(broken.ahead ? { mask: everybody(tokens) } : {}),
  }
}

const everybody = (tokens: number): Mask => maskOf(tokens, tokens, () => true)
