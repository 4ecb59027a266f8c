import { seededRandom } from '@nextword/core/numbers'
import { traceOf, type TransformerName } from '@nextword/core/transformer'
import { filter, sampleStory } from '@nextword/core/world'
import type { Heard, Language } from '../../kit/language/index.ts'
import type { SeveralSenses } from './senses.ts'

/** The same stories each time. */
const seed = 20
/** Of each sense so many stories find the plane, and as many others are drawn on it. */
export const storiesDrawn = 24
const wanted = 2 * storiesDrawn
/** … and so many are drawn in which nothing has told. */
export const untoldDrawn = 20
/** Fewer than this of a sense are no cloud. */
const fewest = 12
/** So many stories of the world are looked through at most. */
const mostLookedThrough = 12_000
/** An ideal reader is sure, or isn't. */
const sureFrom = 0.99
const unsureTo = 0.9

/** Which stories: they say the word, and after it what the text says there. */
export interface StoryKind extends Pick<SeveralSenses, 'senses'> {
  /** From the word of several senses to the place where one stands. */
  readonly words: readonly string[]
}

/** [layers + 1][width]: the residual stream where one stands. */
export type Stack = readonly ArrayLike<number>[]

/** The vectors of some stories at the word, or after it. */
export interface Stories {
  /** [senses][≤ wanted]: stories in which an ideal reader knows the sense there. */
  readonly told: readonly (readonly Stack[])[]
  /** [≤ drawn]: stories in which nothing has told it yet. */
  readonly untold: readonly Stack[]
}

export const kindOf = ({ at, senses }: SeveralSenses, told: Heard, place: number): StoryKind => ({
  senses,
  words: told.words.slice(at, place).map(({ word }) => word),
})

/** The residual stream after some words, layer by layer. */
export function stackOf({ model, world }: Language, words: readonly string[]): Stack {
  const { layers, width } = model.config
  const read = words.slice(Math.max(0, words.length - (model.tokens - 1)))
  const names: TransformerName[] = [
    'blocks.0.residual.before',
    ...Array.from({ length: layers }, (_, b): TransformerName => `blocks.${b}.residual.after`),
  ]
  const trace = traceOf(model, [0, ...read.map((word) => world.ids.get(word) ?? 1)], names)
  return names.map((name) => trace[name].values.slice(-width))
}

/**
 * Samples stories of a kind, and traces the model over each. Each turn is short; it tells how far it
 * is, 0 … 1.
 * @returns null if the world hardly ever says such a thing
 */
export function* gatheredStories(
  language: Language,
  { senses, words }: StoryKind,
): Generator<number, Stories | null, void> {
  const random = seededRandom(seed)
  const told: Stack[][] = senses.map(() => [])
  const untold: Stack[] = []
  for (let tries = 0; tries < mostLookedThrough; tries++) {
    if (tries % 16 === 0) yield shareDone(told, tries)
    const story = sampleStory(language.world, random)
    const sense = senses.findIndex((one) => story.senses.includes(one))
    if (sense < 0) continue
    const at = story.words.indexOf(words[0])
    if (at < 0 || words.some((word, i) => story.words[at + i] !== word)) continue
    // There are enough of its kind, whether it tells or not.
    if (told[sense].length === wanted && untold.length === untoldDrawn) continue
    const place = at + words.length
    const read = story.words.slice(0, place)
    const belief = filter(language.world, read).senses()
    const sure = belief.find((one) => one.sense === senses[sense])?.probability ?? 0
    const most = Math.max(...belief.map(({ probability }) => probability))
    const group =
      sure >= sureFrom && told[sense].length < wanted
        ? told[sense]
        : most <= unsureTo && untold.length < untoldDrawn
          ? untold
          : null
    // To hear a story and to trace it takes about as long.
    yield shareDone(told, tries)
    if (group === null) continue
    group.push(stackOf(language, read))
    yield shareDone(told, tries)
    if (told.every((stacks) => stacks.length === wanted)) break
  }
  return told.some((stacks) => stacks.length < fewest) ? null : { told, untold }
}

const shareDone = (told: readonly Stack[][], tries: number): number =>
  Math.max(
    tries / mostLookedThrough,
    told.reduce((sum, stacks) => sum + stacks.length, 0) / (told.length * wanted),
  )
