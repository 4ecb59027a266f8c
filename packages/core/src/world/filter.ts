import { describe } from '../numbers/require.ts'
import { END, type World } from './grammar.ts'
import { type State, type States, statesOf } from './states.ts'

export interface Prediction {
  readonly word: string
  readonly probability: number
}

/**
 * What an ideal reader knows after some words: which stories it may be, and how likely each is. It is
 * never written to: to go back, keep the one from before.
 */
export interface Belief {
  /** False if the world never says what was heard: then there is no truth about what comes next. */
  readonly isPossible: boolean
  /** How many states of a story are still possible, equal ones counted once. */
  readonly states: number
  /**
   * The belief after one more word; `END` begins anew. A word that the world doesn't have, such as
   * `UNKNOWN`, may have been any: what follows is still exact.
   */
  hear(word: string): Belief
  /** [vocabulary], in the order of the world's `words`: the exact next-word distribution, or all 0. */
  probabilities(): Float64Array
  /** The same, likeliest first (of equals by their letters), without what can't be said. */
  predict(): Prediction[]
  /** Likeliest first, those that may come next and start so. */
  completions(start: string): Prediction[]
  canBeSaid(word: string): boolean
  /** Bits of surprise that the next word will be on average. */
  entropy(): number
  /** The posterior over senses, likeliest first, null for a story without an ambiguous word. */
  senses(): { readonly sense: string | null; readonly probability: number }[]
}

/** All states that a world has met, shared by its filters; begun anew when there are too many. */
const known = new WeakMap<World, States>()
const enough = 2 ** 17

/**
 * The exact filter: hears a story word by word, and knows how likely each next word is.
 *
 * A live state is all that is still to be said; each is unfolded to its next word, those that say the
 * word heard stay, equal ones merge; what nothing has told yet stays open, so that words that weren't
 * heard cost little. Forward filtering of a hidden Markov model whose states are the
 * unfinished derivations of a grammar.
 * @param heard - the words so far
 * @throws RangeError if a question takes more than a million steps
 * @see Rabiner 1989, "A tutorial on hidden Markov models", section III.A; Stolcke 1995, "An efficient
 * probabilistic context-free parsing algorithm that computes prefix probabilities"
 * @example
 * const small = readWorld('rule story = 3: good (1: day | 3: night) . | good bye .')
 * filter(small, ['good']).predict().map(({ word, probability }) => `${word} ${probability}`).join(' ')
 * // => 'night 0.5625 bye 0.25 day 0.1875'
 */
export function filter(world: World, heard: readonly string[] = []): Belief {
  const { start } = currentStates(world)
  return heard.reduce((belief, word) => belief.hear(word), beliefOf(world, new Map([[start, 1]])))
}

function currentStates(world: World): States {
  let states = known.get(world)
  if (states === undefined || states.count > enough) known.set(world, (states = statesOf(world)))
  return states
}

function beliefOf(world: World, given: ReadonlyMap<State, number>): Belief {
  let live = given
  let states = known.get(world)!
  let shares: Float64Array | undefined

  function currentLive(): ReadonlyMap<State, number> {
    const current = currentStates(world)
    if (current !== states) {
      live = new Map(Array.from(live, ([state, share]) => [current.adopted(state), share]))
      states = current
    }
    states.begin()
    return live
  }

  function hear(word: string): Belief {
    if (typeof word !== 'string') throw new TypeError(`hear needs a word, got ${describe(word)}`)
    const id = world.ids.get(word) ?? 1
    const next = new Map<State, number>()
    let total = 0
    const live = currentLive()
    for (const [state, share] of live)
      for (const step of id === 1 ? states.unheard(state) : states.steps(state))
        if (step.word === id || (id === 1 && step.word > 0)) {
          const after = step.next()
          next.set(after, (next.get(after) ?? 0) + share * step.share)
          total += share * step.share
        }
    if (word === END && total > 0) return filter(world)
    for (const [state, share] of next) next.set(state, share / total)
    return beliefOf(world, next)
  }

  function sharesNow(): Float64Array {
    if (shares === undefined) {
      shares = new Float64Array(world.words.length)
      for (const [state, share] of currentLive())
        for (const step of states.steps(state)) shares[step.word] += share * step.share
    }
    return shares
  }

  function predict(): Prediction[] {
    return Array.from(sharesNow(), (probability, id) => ({
      word: world.words[id],
      probability,
    }))
      .filter(({ probability }) => probability > 0)
      .sort((a, b) => b.probability - a.probability)
  }

  return {
    isPossible: live.size > 0,
    states: live.size,
    hear,
    probabilities: () => sharesNow().slice(),
    predict,
    completions: (letters) => predict().filter(({ word }) => word.startsWith(letters)),
    canBeSaid: (word) => sharesNow()[world.ids.get(word) ?? 1] > 0,
    entropy: () => sharesNow().reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0),
    senses() {
      const posterior = new Map<string | null, number>()
      for (const [state, share] of currentLive())
        for (const [sense, part] of states.senses(state))
          posterior.set(sense, (posterior.get(sense) ?? 0) + share * part)
      return Array.from(posterior, ([sense, probability]) => ({ sense, probability })).sort(
        (a, b) => b.probability - a.probability,
      )
    },
  }
}
