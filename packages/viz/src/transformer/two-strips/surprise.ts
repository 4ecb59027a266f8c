import { softmax } from '@nextword/core/numbers'
import { logitsOf } from '@nextword/core/transformer'
import { type Belief, filter, UNKNOWN, type World } from '@nextword/core/world'
import { bitsOf, type Language } from '../../kit/language/index.ts'
import type { StripWord } from './strip-text.ts'

/** How surprising the answer is to who sees some words before it and knows how many are hidden. */
export interface Surprise {
  /** Exact, in bits; ∞ if the world never says the answer there, null where there is no truth. */
  readonly truth: number | null
  /** The model's, which reads “unknown” in place of each hidden word, in bits. */
  readonly model: number
}

/** [hidden]: what is known of a story after so many words, none of which was heard. */
const unheard = new WeakMap<World, Belief[]>()

/** How many of the beliefs of unheard words are there already. */
const unheardSoFar = (world: World): Belief[] => {
  let beliefs = unheard.get(world)
  if (beliefs === undefined) unheard.set(world, (beliefs = [filter(world)]))
  return beliefs
}

/** The answer's surprise when `seen` words before it are seen. */
function surpriseAt(
  { world, model }: Language,
  words: readonly StripWord[],
  answer: number,
  seen: number,
): Surprise {
  const hidden = answer - seen
  const { id } = words[answer]
  let belief = unheardSoFar(world)[hidden]
  for (const { word } of words.slice(hidden, answer)) belief = belief.hear(word)
  const tokens = words.slice(0, answer).map((word, place) => (place < hidden ? 1 : word.id))
  const read = [0, ...tokens.slice(Math.max(0, answer - (model.tokens - 1)))]
  const logits = logitsOf(model, read).slice(-world.words.length)
  const shares = softmax(Float64Array.from(logits))
  // Of a word that the world doesn't have nothing is true but that it is none of its own.
  const isAsked = belief.isPossible && words[answer].isKnown
  return {
    truth: isAsked ? bitsOf(belief.probabilities()[id]) : null,
    model: bitsOf(shares[id]),
  }
}

/**
 * The surprises of an answer, for every number of words seen: first for the one that is asked for, then
 * from all seen to none, which takes longest.
 * @returns [seen]; each turn yields what there is so far, undefined for the others
 */
export function* surprises(
  language: Language,
  words: readonly StripWord[],
  answer: number,
  first: number,
): Generator<readonly (Surprise | undefined)[], readonly (Surprise | undefined)[], void> {
  const found: (Surprise | undefined)[] = Array.from({ length: answer + 1 }, () => undefined)
  const beliefs = unheardSoFar(language.world)
  const order = [first, ...Array.from(found.keys()).reverse()]
  for (const seen of order) {
    if (found[seen] !== undefined) continue
    while (beliefs.length <= answer - seen) {
      beliefs.push(beliefs[beliefs.length - 1].hear(UNKNOWN))
      yield found.slice()
    }
    found[seen] = surpriseAt(language, words, answer, seen)
    yield found.slice()
  }
  return found
}

/** Words to choose from: what the model expects if no more than so many words are seen, and the answer. */
export function choicesFor(
  { world, model }: Language,
  words: readonly StripWord[],
  answer: number,
  seen: number,
  count: number,
): readonly string[] {
  const tokens = words.slice(0, answer).map(({ id }, place) => (place < answer - seen ? 1 : id))
  const read = [0, ...tokens.slice(Math.max(0, answer - (model.tokens - 1)))]
  const logits = logitsOf(model, read).slice(-world.words.length)
  const others = Array.from(logits.keys())
    .filter((id) => id > 1 && id !== words[answer].id)
    .sort((a, b) => logits[b] - logits[a] || a - b)
    .slice(0, count - 1)
    .map((id) => world.words[id])
  return [words[answer].word, ...others].sort()
}
