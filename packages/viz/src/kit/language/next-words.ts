import { softmax } from '@nextword/core/numbers'
import { type Belief, klDivergence, type World } from '@nextword/core/world'
import { heard, type Heard, tokensOf, writtenAfter } from './heard.ts'
import type { Language } from './language.ts'
import { logitsAfter } from './reading.ts'

/** One word that may come next. */
export interface NextWord {
  /** In the world's spelling. */
  readonly word: string
  /** As it is written here: with a capital where it takes one, the story's end as the end mark. */
  readonly written: string
  readonly id: number
  /** 0 … 1 */
  readonly model: number
  /** 0 … 1, exact; null where there is no truth. */
  readonly truth: number | null
}

/** Some of the words that may come next, and all others together. Plain data: it can be sent with a page. */
export interface NextWords {
  /** Likeliest first, as the model has it. */
  readonly rows: readonly NextWord[]
  readonly others: { readonly count: number; readonly model: number; readonly truth: number | null }
  /** How far the model is from the truth, in nats; null where there is none. */
  readonly kl: number | null
}

/** The model's distribution over the next word: [vocabulary], adds up to 1. */
export function modelShares({ model }: Language, text: Heard): Float64Array {
  const logits = logitsAfter(model, tokensOf(text, model.tokens))
  return softmax(Float64Array.from(logits)) as Float64Array
}

/** The exact distribution: [vocabulary], or null where there is no truth. */
export const truthShares = (belief: Belief): Float64Array | null =>
  belief.isPossible ? belief.probabilities() : null

/**
 * The words that may come next, beside the truth.
 * @param count - how many of the likeliest are listed
 * @param shares - the model's; computed if left out
 */
export function nextWords(
  language: Language,
  text: Heard | string,
  count = 5,
  shares?: ArrayLike<number>,
): NextWords {
  const told = typeof text === 'string' ? heard(language.world, text) : text
  return listed(
    language.world,
    shares ?? modelShares(language, told),
    truthShares(told.belief),
    count,
    told.words.at(-1)?.word,
  )
}

/**
 * A distribution as a list beside the truth: the likeliest, of equals the lowest id, then all others.
 * @param before - the last word of the text, which says whether a sentence begins; none at its start
 */
export function listed(
  world: World,
  model: ArrayLike<number>,
  truth: ArrayLike<number> | null,
  count: number,
  before: string | undefined,
): NextWords {
  const { words } = world
  const ids = Array.from(words.keys()).sort((a, b) => model[b] - model[a] || a - b)
  const rows = ids.slice(0, count).map((id) => ({
    word: words[id],
    written: writtenAfter(world, words[id], before),
    id,
    model: model[id],
    truth: truth === null ? null : truth[id],
  }))
  const rest = ids.slice(count)
  const sum = (shares: ArrayLike<number>): number => rest.reduce((all, id) => all + shares[id], 0)
  return {
    rows,
    others: { count: rest.length, model: sum(model), truth: truth === null ? null : sum(truth) },
    kl: truth === null ? null : klDivergence(truth, model),
  }
}

/** The surprise of something that had this probability, in bits. */
export const bitsOf = (probability: number): number => -Math.log2(probability)
