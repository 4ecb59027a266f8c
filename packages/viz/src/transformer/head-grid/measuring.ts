import {
  kindsOfKeys,
  type LookKind,
  lookKinds,
  skillPlaces,
  type WorldSkillName,
} from '@nextword/core/models/world-skills'
import { seededRandom, softmax } from '@nextword/core/numbers'
import { headOff, traceOf } from '@nextword/core/transformer'
import {
  cueOf,
  filter,
  klDivergence,
  sampleStory,
  storyIds,
  type Story,
  type World,
} from '@nextword/core/world'
import type { Language } from '../../kit/language/index.ts'
import { type CueShares, type Given, habitOf, type Looks, type MeasuredHeads } from './measured.ts'

/** From here on there is a word of each of the first four kinds: see `lookKinds`. */
const firstQuery = 3

/** A word of several senses, and the earlier one that tells which is meant: places in the story. */
interface Cue {
  readonly at: number
  readonly cue: number
}

function cueIn(world: World, { words, senses: [sense] }: Story): Cue | null {
  if (sense === undefined) return null
  const word = sense.slice(0, sense.lastIndexOf('-'))
  const at = words.findIndex((one) => one === word || one === `${word}s`)
  if (at < 0 || at + 2 >= words.length) return null
  const cue = cueOf(world, words, at, sense)
  return cue === null ? null : { at, cue }
}

/**
 * Measures what a model's heads look at and what each costs when it is off, over new stories of its
 * world, in turns of a few milliseconds.
 * @returns after the last; yields how many stories are done
 */
export function* measureHeads(
  { world, model }: Language,
  stories = 60,
  seed = 1,
): Generator<number, MeasuredHeads, void> {
  const { layers, heads } = model.config
  const count = layers * heads
  const random = seededRandom(seed)
  const looks = Array.from({ length: count }, noLooks)
  const chance = { looks: noLooks(), cue: { atWord: 0, after: 0 } }
  const cues = Array.from({ length: count }, () => ({ atWord: 0, after: 0 }))
  const rises = Array.from({ length: count }, () => new Rise())
  let [queries, cued] = [0, 0]

  for (let done = 0; done < stories; done++) {
    yield done
    const story = sampleStory(world, random)
    const told = { ...story, words: story.words.slice(0, model.tokens - 1) }
    const ids = storyIds(world, told.words).slice(0, -1)
    const tokens = ids.length
    const trace = traceOf(model, ids, (n) => n === 'logits' || n.endsWith('attention.pattern'))
    const given = (head: number, query: number, key: number): number =>
      trace[`blocks.${Math.floor(head / heads)}.attention.pattern`].values[
        ((head % heads) * tokens + query) * tokens + key
      ]
    const said = ids.map((id) => world.words[id])
    for (let query = firstQuery; query < tokens; query++, queries++)
      kindsOfKeys(world, said.slice(0, query + 1)).forEach((kind, key) => {
        chance.looks[kind] += 1 / (query + 1)
        looks.forEach((sum, head) => (sum[kind] += given(head, query, key)))
      })
    const cue = cueIn(world, told)
    if (cue !== null) {
      cued++
      // One place on, since a text begins with its end mark.
      const at = cue.at + 1
      chance.cue.atWord += 1 / (at + 1)
      chance.cue.after += 1 / (at + 2)
      cues.forEach((sum, head) => {
        sum.atWord += given(head, at, cue.cue + 1)
        sum.after += given(head, at + 1, cue.cue + 1)
      })
    }
    yield done
    const asked = askedIn(world, told.words)
    const base = distances(trace.logits.values, asked)
    for (let head = 0; head < count; head++) {
      const changes = [headOff(Math.floor(head / heads), head % heads)]
      const off = traceOf(model, ids, ['logits'], { changes }).logits.values
      distances(off, asked).forEach((kl, i) => rises[head].add(kl - base[i], asked[i].skill))
      if (head % heads === heads - 1) yield done
    }
  }

  const mean = (sum: Looks): Looks =>
    Object.fromEntries(lookKinds.map((kind) => [kind, sum[kind] / Math.max(1, queries)])) as Looks
  const meanCue = ({ atWord, after }: CueShares): CueShares | null =>
    cued === 0 ? null : { atWord: atWord / cued, after: after / cued }
  const byChance: Given = { looks: mean(chance.looks), cue: meanCue(chance.cue) }
  return {
    stories,
    heads: looks.map((sum, head) => {
      const given: Given = { looks: mean(sum), cue: meanCue(cues[head]) }
      return {
        habit: habitOf(given, byChance),
        cue: given.cue === null ? null : Math.max(given.cue.atWord, given.cue.after),
        rise: rises[head].mean,
        hardest: rises[head].hardest,
      }
    }),
  }
}

const noLooks = (): Record<LookKind, number> =>
  Object.fromEntries(lookKinds.map((kind) => [kind, 0])) as Record<LookKind, number>

/** A word that is asked for: the truth about it, and the skill that it tests. */
interface Asked {
  /** [vocabulary] */
  readonly truth: Float64Array
  readonly skill: WorldSkillName | null
}

/** Each word of a story and its end, as they are asked for. */
function askedIn(world: World, words: readonly string[]): Asked[] {
  const skills = new Map(skillPlaces(words).map(({ place, skill }) => [place, skill]))
  let belief = filter(world)
  return [...words, null].map((word, place) => {
    const truth = belief.probabilities()
    if (word !== null) belief = belief.hear(word)
    return { truth, skill: skills.get(place) ?? null }
  })
}

/** How far a run is from the truth at each word, in nats. */
const distances = (logits: Float32Array | Float64Array, asked: readonly Asked[]): number[] =>
  asked.map(({ truth }, token) => {
    const { length } = truth
    return klDivergence(truth, softmax(logits.subarray(token * length, (token + 1) * length)))
  })

/** A skill that fewer words tested says nothing. */
const leastTested = 5

/** The sums of what a head's absence costs, over all words and by skill. */
class Rise {
  #all = { kl: 0, words: 0 }
  readonly #bySkill = new Map<WorldSkillName, { kl: number; words: number }>()

  add(kl: number, skill: WorldSkillName | null): void {
    this.#all = { kl: this.#all.kl + kl, words: this.#all.words + 1 }
    if (skill === null) return
    const sum = this.#bySkill.get(skill) ?? { kl: 0, words: 0 }
    this.#bySkill.set(skill, { kl: sum.kl + kl, words: sum.words + 1 })
  }

  get mean(): number {
    return this.#all.kl / Math.max(1, this.#all.words)
  }

  get hardest(): { skill: WorldSkillName; rise: number } | undefined {
    return Array.from(this.#bySkill)
      .filter(([, { words }]) => words >= leastTested)
      .map(([skill, { kl, words }]) => ({ skill, rise: kl / words }))
      .sort((a, b) => b.rise - a.rise)[0]
  }
}
