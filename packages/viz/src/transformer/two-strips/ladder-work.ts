import { seededRandom, softmax } from '@nextword/core/numbers'
import { logitsOf } from '@nextword/core/transformer'
import {
  type CountModel,
  filter,
  klDivergence,
  sampleStory,
  storyIds,
  wordCounter,
  type WordCounter,
  type World,
} from '@nextword/core/world'
import type { Language } from '../../kit/language/index.ts'

/** Unigram, bigram, trigram. */
export const orders = [1, 2, 3] as const
/** So many words of new stories are predicted for the average. */
export const averageWords = 300
/** So many stories are counted in one turn. */
const perTurn = 50

/** How far the work has got, 0 … 1 each. */
export interface LadderProgress {
  readonly counted: number
  readonly measured: number
}

export interface LadderResult {
  readonly counts: readonly CountModel[]
  /** [rungs but the truth]: bits of surprise beyond the truth's, on average. */
  readonly averages: readonly number[]
  /** How many words the average is over. */
  readonly words: number
}

interface Counted {
  readonly seed: number
  readonly stories: number
  readonly counter: WordCounter
}

/** What has been counted whole, the last of each world. */
const countedOf = new WeakMap<World, Counted>()

/** Nats as bits. */
export const bitsOfNats = (nats: number): number => nats / Math.LN2

/**
 * Counts stories of the world, and measures on new ones how far each rung is from the truth.
 * @returns each turn tells how far it has got
 */
export function* ladderWork(
  language: Language,
  seed: number,
  stories: number,
): Generator<LadderProgress, LadderResult, void> {
  const counter = yield* counting(language.world, seed, stories)
  const counts = orders.map((order) => counter.model(order))
  // Other stories than those that were counted.
  const random = seededRandom(seed + 1)
  const sums = [...orders, 'transformer'].map(() => 0)
  let words = 0
  while (words < averageWords) {
    const story = sampleStory(language.world, random).words
    for (const distances of distancesOver(language, counts, story)) {
      distances.forEach((nats, rung) => (sums[rung] += nats))
      words++
      yield { counted: 1, measured: Math.min(1, words / averageWords) }
    }
  }
  return { counts, averages: sums.map((sum) => bitsOfNats(sum / words)), words }
}

function* counting(
  world: World,
  seed: number,
  stories: number,
): Generator<LadderProgress, WordCounter, void> {
  const known = countedOf.get(world)
  if (known?.seed === seed && known.stories === stories) return known.counter
  const counter = wordCounter({ vocabulary: world.words.length, order: orders.length })
  const random = seededRandom(seed)
  for (let n = 0; n < stories; n++) {
    counter.add(storyIds(world, sampleStory(world, random).words))
    if (n % perTurn === 0) yield { counted: n / stories, measured: 0 }
  }
  countedOf.set(world, { seed, stories, counter })
  return counter
}

/** For every word of a story and its end, [rungs but the truth]: nats from the truth. */
function* distancesOver(
  { world, model }: Language,
  counts: readonly CountModel[],
  story: readonly string[],
): Generator<readonly number[], void, void> {
  const ids = storyIds(world, story).slice(0, -1)
  const vocabulary = world.words.length
  // What fits into the model's context is read at once; of more, the last words each time.
  const logits = logitsOf(model, ids.slice(0, model.tokens))
  let belief = filter(world)
  for (let at = 0; at < ids.length; at++) {
    if (at > 0) belief = belief.hear(story[at - 1])
    const truth = belief.probabilities()
    const before = ids.slice(0, at + 1)
    const own =
      at < model.tokens
        ? logits.subarray(at * vocabulary, (at + 1) * vocabulary)
        : logitsOf(model, before.slice(-model.tokens)).subarray(-vocabulary)
    yield [
      ...counts.map((count) => count.probabilitiesAfter(before)),
      softmax(Float64Array.from(own)),
    ].map((guess) => klDivergence(truth, guess))
  }
}
