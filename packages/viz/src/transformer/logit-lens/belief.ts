import { type Belief, UNKNOWN } from '@nextword/core/world'
import type { Heard, Language } from '../../kit/language/index.ts'
import type { SeveralSenses } from './senses.ts'

/** What the next word tells of the sense of a word before it. */
export interface SenseWords {
  /** [senses]: an ideal reader's exact belief, with all of the text heard. */
  readonly truth: readonly number[]
  /** [senses][next words]: the exact next-word distribution of each sense. */
  readonly bySense: readonly (readonly number[])[]
  /** [next words]: their ids. */
  readonly ids: readonly number[]
  /** How much one next word tells of the sense on average, 0 … 1: nothing … everything. */
  readonly tells: number
}

/** What a guess takes a word for. */
export interface GuessedSenses {
  /** [senses]: how much of the guess is each sense's words. */
  readonly shares: readonly number[]
  /** … and how much is words of none of them. */
  readonly others: number
}

/** What the guess of each rung takes the word for, beside the ideal reader's belief. */
export interface GuessedRungs {
  /** [senses] */
  readonly truth: readonly number[]
  /** [layers + 1] */
  readonly rungs: readonly GuessedSenses[]
}

/** Under this the next words of the senses are so much alike that a guess can't tell the sense. */
export const tellsEnough = 0.5

const sureFrom = 0.95
/** No need to look for a word that leaves it more open. */
const openTo = 0.8
const mostHidden = 3

/**
 * The next words of each sense of a word. Where the text has told the sense already, the other
 * senses' words are those of a reader who didn't hear what told it: the word without which an ideal
 * reader is unsure, or if one isn't enough those that tell most, one after another.
 * @param place - how many words have been read; the word in question is one of them
 * @returns null where there is no truth, or nothing that could be hidden leaves the sense open
 */
export function senseWords(
  { world }: Pick<Language, 'world'>,
  told: Heard,
  { at, senses }: SeveralSenses,
  place: number,
): SenseWords | null {
  const belief = told.beliefs[place]
  if (!belief.isPossible) return null
  const truth = posterior(belief, senses)
  const open = openBelief(told, senses, at, place)
  if (open === null) return null
  const joint = open.predict().map(({ word, probability }) => ({
    id: world.ids.get(word) as number,
    shares: posterior(open.hear(word), senses).map((share) => share * probability),
  }))
  const prior = senses.map((_, s) => joint.reduce((sum, { shares }) => sum + shares[s], 0))
  const kept = senses.map((_, s) => prior[s] > 1e-9)
  if (kept.filter(Boolean).length < 2) return null
  return {
    truth,
    ids: joint.map(({ id }) => id),
    bySense: senses.map((_, s) => joint.map(({ shares }) => (kept[s] ? shares[s] / prior[s] : 0))),
    tells: toldByNext(joint, prior),
  }
}

const posterior = (belief: Belief, senses: readonly string[]): readonly number[] => {
  const all = new Map(belief.senses().map(({ sense, probability }) => [sense, probability]))
  return senses.map((sense) => all.get(sense) ?? 0)
}

/** What somebody knows who didn't hear what told the sense. */
function openBelief(
  { words, beliefs }: Heard,
  senses: readonly string[],
  at: number,
  place: number,
): Belief | null {
  const sureOf = (belief: Belief): number => Math.max(...posterior(belief, senses))
  let heard = words.slice(0, place).map(({ word, isKnown }) => (isKnown ? word : UNKNOWN))
  let open = beliefs[place]
  for (let hidden = 0; sureOf(open) > sureFrom; hidden++) {
    if (hidden === mostHidden) return null
    let least = sureOf(open) - 1e-9
    let best: { readonly belief: Belief; readonly heard: readonly string[] } | null = null
    // The nearest first: what is hidden late leaves few stories open, and is soon heard to the end.
    for (let i = place - 1; i >= 0 && least > openTo; i--) {
      if (i === at || heard[i] === UNKNOWN) continue
      const tried = heard.map((word, j) => (j === i ? UNKNOWN : word))
      // What comes before the first that is hidden has been heard already.
      const from = tried.indexOf(UNKNOWN)
      const belief = tried.slice(from).reduce((before, word) => before.hear(word), beliefs[from])
      if (sureOf(belief) >= least) continue
      least = sureOf(belief)
      best = { belief, heard: tried }
    }
    if (best === null) return null
    open = best.belief
    heard = [...best.heard]
  }
  return open
}

/** How much nearer than the prior a posterior after the next word comes to being sure, on average. */
function toldByNext(
  joint: readonly { readonly shares: readonly number[] }[],
  prior: readonly number[],
): number {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
  const whole = sum(prior)
  const before = sum(prior.map((p) => (p / whole) ** 2))
  const after = sum(
    joint.map(({ shares }) => {
      const all = sum(shares)
      return all === 0 ? 0 : sum(shares.map((share) => share ** 2)) / all
    }),
  )
  return (after / whole - before) / (1 - before)
}

/**
 * What a guess takes the word for: the mix of the senses' own next words that comes nearest to it.
 *
 * Of the guess the words that any of the senses lets come are looked at; the weights of the mix are
 * those of least KL, found by expectation–maximization. A guess that is itself such a mix gives its
 * weights back.
 * @param guess - [vocabulary], adds up to 1
 * @see Dempster, Laird and Rubin 1977, "Maximum likelihood from incomplete data via the EM algorithm"
 */
export function guessedSenses(
  { ids, bySense }: SenseWords,
  guess: ArrayLike<number>,
): GuessedSenses {
  const allowed = ids.map((id, n) => (bySense.some((shares) => shares[n] > 0) ? guess[id] : 0))
  const inside = allowed.reduce((sum, share) => sum + share, 0)
  const count = bySense.filter((shares) => shares.some((share) => share > 0)).length
  let weights = bySense.map((shares) => (shares.some((share) => share > 0) ? 1 / count : 0))
  for (let turn = 0; turn < 200 && inside > 0; turn++) {
    const next = weights.map(() => 0)
    allowed.forEach((share, n) => {
      const mixed = weights.reduce((sum, weight, s) => sum + weight * bySense[s][n], 0)
      if (mixed > 0)
        weights.forEach((weight, s) => (next[s] += (share * weight * bySense[s][n]) / mixed))
    })
    const moved = next.reduce((most, n, s) => Math.max(most, Math.abs(n / inside - weights[s])), 0)
    weights = next.map((n) => n / inside)
    if (moved < 1e-9) break
  }
  return { shares: weights.map((weight) => weight * inside), others: Math.max(0, 1 - inside) }
}
