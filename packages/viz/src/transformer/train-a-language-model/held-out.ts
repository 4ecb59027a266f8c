import { skillPlaces } from '@nextword/core/models/world-skills'
import type { Random } from '@nextword/core/numbers'
import { logitsOf, type Transformer } from '@nextword/core/transformer'
import {
  type Belief,
  END,
  filter,
  sampleStory,
  storyIds,
  storyWords,
  type World,
} from '@nextword/core/world'
import { fewestPlaces, skillNames, wantedPlaces } from './skills.ts'

/** The words that may come next, by their ids, and how likely each is. */
interface Truth {
  readonly ids: Int32Array
  readonly shares: Float64Array
}

/** A text that is asked about at some of its places. */
interface Asked {
  /** From the end mark on. */
  readonly ids: readonly number[]
  readonly questions: readonly {
    /** The next word is asked for after so many ids. */
    readonly after: number
    readonly truth: Truth
    /** The skill that it tests, by its number, or −1. */
    readonly skill: number
    /** Whether it counts among all words, and not only for its skill. */
    readonly counts: boolean
  }[]
}

/** What a model is held against, over and over: stories that it never learns from, and their truth. */
export interface HeldOut {
  readonly asked: readonly Asked[]
  /** How many words count. */
  readonly words: number
  /** Nats a word: the entropy of the world, below which no loss falls on average. */
  readonly floor: number
  /**
   * For each skill what a guess costs that is the same at all its places, in nats: the truth of them all
   * on average. null where the world asks for it in fewer than `fewestPlaces` places.
   */
  readonly baselines: readonly (number | null)[]
  readonly probes: readonly Asked[]
}

/** How right a model is. */
export interface Measured {
  /** Nats a word: how far it is from the truth. */
  readonly kl: number
  /** The share of words where its likeliest is one of the truly likeliest. */
  readonly agrees: number
  /**
   * For each skill 0 … 1: how far it is on its way from the one guess for all places to the truth of each;
   * null where there is nothing to tell by.
   */
  readonly skills: readonly (number | null)[]
  /** For each fixed beginning, null if this world never says it. */
  readonly probes: readonly (ProbeMeasured | null)[]
}

export interface ProbeMeasured {
  readonly kl: number
  /** The id of the truly likeliest word, and what truth and model give it. */
  readonly id: number
  readonly truth: number
  readonly model: number
}

/** So many stories at most are looked through for them. */
const mostTries = 1200
/** Stories from one pause to the next. */
const storiesInTurn = 4

const truthOf = (belief: Belief, world: World): Truth => {
  const predictions = belief.predict()
  return {
    ids: Int32Array.from(predictions, ({ word }) => world.ids.get(word)!),
    shares: Float64Array.from(predictions, ({ probability }) => probability),
  }
}

/**
 * Draws stories and finds the exact truth of each word; a turn is a few stories.
 * @param stories - how many count; there are more for the skills that these seldom ask for
 * @param longest - words that the model reads at most
 * @param probes - beginnings; their next words are asked for
 */
export function* holdOut(
  world: World,
  {
    stories,
    longest,
    random,
    probes,
  }: {
    readonly stories: number
    readonly longest: number
    readonly random: Random
    readonly probes: readonly string[]
  },
): Generator<void, HeldOut, unknown> {
  const asked: Asked[] = []
  const found = skillNames.map(() => 0)
  let words = 0
  let bits = 0
  for (let n = 0; n < mostTries + stories; n++) {
    const counts = n < stories
    const story = sampleStory(world, random).words
    if (n % storiesInTurn === 0) yield
    if (story.length + 1 > longest) continue
    const skills = new Map(
      skillPlaces(story).map(({ skill, place }) => [place, skillNames.indexOf(skill)]),
    )
    for (const [place, skill] of skills) if (found[skill] >= wantedPlaces) skills.delete(place)
    if (!counts && skills.size === 0) {
      if (found.every((count) => count >= wantedPlaces)) break
      continue
    }
    for (const skill of skills.values()) found[skill]++
    const questions: Asked['questions'][number][] = []
    let belief = filter(world)
    for (let t = 0; t <= story.length; t++) {
      if (t > 0) belief = belief.hear(story[t - 1] ?? END)
      const skill = skills.get(t) ?? -1
      if (!counts && skill < 0) continue
      questions.push({ after: t + 1, truth: truthOf(belief, world), skill, counts })
      if (!counts) continue
      words++
      bits += belief.entropy()
    }
    asked.push({ ids: storyIds(world, story).slice(0, -1), questions })
  }
  return {
    asked,
    words,
    // The filter tells bits.
    floor: (bits / words) * Math.LN2,
    baselines: skillNames.map((_, skill) => baselineOf(asked, skill)),
    probes: probes.map((text) => probeOf(world, text)),
  }
}

function baselineOf(asked: readonly Asked[], skill: number): number | null {
  const truths = asked.flatMap(({ questions }) =>
    questions.filter((question) => question.skill === skill).map(({ truth }) => truth),
  )
  if (truths.length < fewestPlaces) return null
  const mean = new Map<number, number>()
  for (const { ids, shares } of truths)
    ids.forEach((id, i) => mean.set(id, (mean.get(id) ?? 0) + shares[i] / truths.length))
  let nats = 0
  for (const { ids, shares } of truths)
    ids.forEach((id, i) => (nats += shares[i] * Math.log(shares[i] / mean.get(id)!)))
  // Where the truth is the same everywhere there is nothing to learn.
  return nats / truths.length < 1e-9 ? null : nats / truths.length
}

function probeOf(world: World, text: string): Asked {
  const words = storyWords(text)
  const belief = filter(world, words)
  return {
    ids: storyIds(world, words).slice(0, -1),
    questions: belief.isPossible
      ? [{ after: words.length + 1, truth: truthOf(belief, world), skill: -1, counts: false }]
      : [],
  }
}

/** Holds a model against the truth; a turn is a few stories. */
export function* measure(model: Transformer, heldOut: HeldOut): Generator<void, Measured, unknown> {
  const { vocabulary } = model.config
  const sums = skillNames.map(() => ({ nats: 0, places: 0 }))
  let nats = 0
  let agrees = 0
  for (const [n, { ids, questions }] of heldOut.asked.entries()) {
    const logits = logitsOf(model, ids)
    for (const { after, truth, skill, counts } of questions) {
      const said = logits.subarray((after - 1) * vocabulary, after * vocabulary)
      const { kl, isLikeliest } = against(truth, said)
      if (counts) {
        nats += kl
        agrees += isLikeliest ? 1 : 0
      }
      if (skill < 0) continue
      sums[skill].nats += kl
      sums[skill].places++
    }
    if (n % storiesInTurn === 0) yield
  }
  return {
    kl: nats / heldOut.words,
    agrees: agrees / heldOut.words,
    skills: heldOut.baselines.map((baseline, skill) => {
      if (baseline === null) return null
      const { nats, places } = sums[skill]
      return Math.min(1, Math.max(0, 1 - nats / places / baseline))
    }),
    probes: heldOut.probes.map(({ ids, questions: [question] }) => {
      if (question === undefined || ids.length > model.tokens) return null
      const said = logitsOf(model, ids).subarray(-vocabulary)
      const { truth } = question
      const { kl, normalizer } = against(truth, said)
      const id = truth.ids[0]
      return { kl, id, truth: truth.shares[0], model: Math.exp(said[id] - normalizer) }
    }),
  }
}

/** A guess, as logits, against the truth: the nats between them. */
function against(
  { ids, shares }: Truth,
  logits: ArrayLike<number>,
): { kl: number; normalizer: number; isLikeliest: boolean } {
  let likeliest = 0
  for (let id = 1; id < logits.length; id++) if (logits[id] > logits[likeliest]) likeliest = id
  const most = logits[likeliest]
  let sum = 0
  for (let id = 0; id < logits.length; id++) sum += Math.exp(logits[id] - most)
  const normalizer = most + Math.log(sum)
  let kl = 0
  let isLikeliest = false
  for (let i = 0; i < ids.length; i++) {
    kl += shares[i] * (Math.log(shares[i]) - logits[ids[i]] + normalizer)
    // Of several that are likeliest, any is right. They come first.
    if (ids[i] === likeliest) isLikeliest = shares[i] > shares[0] - 1e-9
  }
  // Rounding must not leave a distance below 0.
  return { kl: Math.max(0, kl), normalizer, isLikeliest }
}
