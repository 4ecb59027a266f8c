import { logitsOf, traceOf, type Transformer } from '@nextword/core/transformer'
import { softmax } from '@nextword/core/numbers'
import { cueOf, filter, sampleStory, storyIds } from '@nextword/core/world'
import { randomFor, world } from './plan.ts'

/** A story with a word of several senses, and the earlier word that tells which is meant. */
interface Cued {
  readonly word: string
  readonly words: readonly string[]
  /** Places in the story. */
  readonly at: number
  readonly cue: number
}

export interface HeadFigures {
  readonly layer: number
  readonly head: number
  /** What it gives to the cue, at the word of several senses and at the one after, on average. */
  readonly atWord: number
  readonly after: number
}

export interface SenseFigures {
  readonly stories: number
  /** What a head would give to it that gave the same to all that it may see. */
  readonly chance: { readonly atWord: number; readonly after: number }
  /** The head that looks at the cue most, and all others. */
  readonly heads: readonly HeadFigures[]
  /** For each word what the best head gives to its cue, at its better place. */
  readonly byWord: Readonly<Record<string, number>>
  /** Where the truth is undecided: what the model believes of each sense, beside the truth. */
  readonly neutral: readonly {
    readonly word: string
    readonly sense: string
    readonly truth: number
    readonly model: number
    readonly stories: number
  }[]
}

/** What the model's heads look at, and what it believes where nothing tells: measured on new stories. */
export function measuredSenses(model: Transformer, wanted = 600): SenseFigures {
  const random = randomFor(3, 0)
  const cued: Cued[] = []
  const beliefs = new Map<string, { truth: number; model: number; stories: number }>()
  let tries = 0
  while (cued.length < wanted && tries++ < 60 * wanted) {
    const { words, senses } = sampleStory(world, random)
    const [sense] = senses
    if (sense === undefined) continue
    const word = sense.slice(0, sense.lastIndexOf('-'))
    const at = words.findIndex((one) => one === word || one === `${word}s`)
    if (at < 0 || at + 2 >= words.length) continue
    const cue = cueOf(world, words, at, sense)
    if (cue !== null) cued.push({ word, words, at, cue })
    else addNeutral(words.slice(0, at + 2), word)
  }

  function addNeutral(before: readonly string[], word: string): void {
    const belief = filter(world, before)
    const truth = belief.senses()
    if (truth.length < 2 || truth[0].probability > 0.55) return
    const logits = logitsOf(model, storyIds(world, before).slice(0, -1))
    const guess = softmax(logits.subarray(-model.config.vocabulary))
    const parts = new Map<string | null, number>()
    let sum = 0
    for (const { word: next } of belief.predict()) {
      const share = guess[world.ids.get(next)!]
      sum += share
      for (const { sense, probability } of belief.hear(next).senses())
        parts.set(sense, (parts.get(sense) ?? 0) + share * probability)
    }
    for (const { sense, probability } of truth) {
      const name = `${word} ${sense}`
      const held = beliefs.get(name) ?? { truth: 0, model: 0, stories: 0 }
      held.truth += probability
      held.model += (parts.get(sense) ?? 0) / sum
      held.stories++
      beliefs.set(name, held)
    }
  }

  const { layers, heads } = model.config
  const sums = new Float64Array(layers * heads * 2)
  const wordSums = new Map<string, { sums: Float64Array; count: number }>()
  const chance = { atWord: 0, after: 0 }
  for (const { word, words, at, cue } of cued) {
    chance.atWord += 1 / (at + 2)
    chance.after += 1 / (at + 3)
    const ids = storyIds(world, words.slice(0, at + 2)).slice(0, -1)
    const tokens = ids.length
    const trace = traceOf(model, ids, (name) => name.endsWith('attention.pattern'))
    const held = wordSums.get(word) ?? { sums: new Float64Array(layers * heads * 2), count: 0 }
    held.count++
    wordSums.set(word, held)
    for (let l = 0; l < layers; l++) {
      const { values } = trace[`blocks.${l}.attention.pattern`]!
      for (let h = 0; h < heads; h++)
        for (const later of [0, 1]) {
          // One place on, since a text begins with its end mark.
          const given = values[(h * tokens + at + 1 + later) * tokens + cue + 1]
          const i = (l * heads + h) * 2 + later
          sums[i] += given
          held.sums[i] += given
        }
    }
  }
  const figures = Array.from({ length: layers * heads }, (_, i) => ({
    layer: Math.floor(i / heads),
    head: i % heads,
    atWord: sums[2 * i] / cued.length,
    after: sums[2 * i + 1] / cued.length,
  })).sort((a, b) => Math.max(b.atWord, b.after) - Math.max(a.atWord, a.after))
  const [best] = figures
  const i = 2 * (best.layer * heads + best.head) + (best.after > best.atWord ? 1 : 0)
  return {
    stories: cued.length,
    chance: { atWord: chance.atWord / cued.length, after: chance.after / cued.length },
    heads: figures,
    byWord: Object.fromEntries(
      Array.from(wordSums, ([word, held]) => [word, held.sums[i] / held.count]),
    ),
    neutral: Array.from(beliefs, ([name, { truth, model: said, stories }]) => ({
      word: name.split(' ')[0],
      sense: name.split(' ')[1],
      truth: truth / stories,
      model: said / stories,
      stories,
    })),
  }
}
