import { type LookKind } from '@nextword/core/models/world-skills'
import { headOff, traceOf, type Transformer, type ValueChange } from '@nextword/core/transformer'
import { cueOf, filter, storyWords } from '@nextword/core/world'
import { favourite, type Looks, measuredLooks } from './looks.ts'
import { measuredNeuron, type NeuronFigures } from './neuron.ts'
import { world } from './plan.ts'
import { measuredSenses } from './senses.ts'
import { type Told, toldBeginning, unseenStories } from './told-stories.ts'
import { distance, type Distance, meanMixes, mixOf } from './worth.ts'

/** The sentences of the page. */
export const sentences = [
  'Nora talked about the river. Then she walked to the bank and',
  'Nora talked about the money. Then she walked to the bank and',
  'Rosa had nothing to do. Then Rosa walked to the bank and',
  'Hugo talked about the ducks. Then Hugo walked to the bank and',
  'Hugo talked about the price. Then Hugo walked to the bank and',
]

/** What a head gives to the word that tells the sense of another: at that other word, and at the one after. */
export interface CueShares {
  readonly atWord: number
  readonly after: number
}

/** How much further from the truth the model is without a head, nats a word. */
export type Rise = Distance

export interface HeadReport {
  readonly layer: number
  readonly head: number
  /** Where its attention goes, on average. */
  readonly looks: Looks
  readonly cue: CueShares
  /** What it looks at most beyond chance. */
  readonly favourite: LookKind | 'cueAtWord' | 'cueAfter'
  /** The rise when it is off: what it mixed is 0; and when that is its average over other stories. */
  readonly off: Rise
  readonly averaged: Rise
  /** [sentences], nats: how far the model is from the truth about the next word without it. */
  readonly sentences: readonly number[]
  /** [sentences]: what it gives to the cue at “bank” and just after it; null where nothing tells the sense. */
  readonly sentenceCues: readonly (CueShares | null)[]
}

export interface HeadsReport {
  /** Unseen stories and words, and those with a cue, over which it is measured. */
  readonly stories: number
  readonly words: number
  readonly cued: number
  /** What a head would give that gave the same to all that it may see. */
  readonly chance: { readonly looks: Looks; readonly cue: CueShares }
  /** With all heads on. */
  readonly whole: Distance
  readonly sentences: readonly { readonly text: string; readonly kl: number }[]
  /** [layers × heads] */
  readonly heads: readonly HeadReport[]
  /** Which heads matter most and least: over all words, over those that tell a sense, over the sentences. */
  readonly most: Extremes
  readonly least: Extremes
  readonly neuron: NeuronFigures
}

type Place = Pick<HeadReport, 'layer' | 'head'>
export interface Extremes {
  readonly all: Place
  readonly senses: Place
  readonly sentences: Place
}

/** Measures each head of a model and finds its neuron that matters most to the sentences. */
export function measuredHeads(model: Transformer, count = 300): HeadsReport {
  const stories = unseenStories(4, count)
  const beginnings = sentences.map((text) => toldBeginning(storyWords(text)))
  const looks = measuredLooks(
    model,
    stories.map(({ words }) => words),
  )
  const cues = measuredSenses(model, count)
  const mixes = meanMixes(model, unseenStories(5, 100))
  const whole = distance(model, stories)
  const heads = looks.heads.map((look, i): HeadReport => {
    const layer = Math.floor(i / model.config.heads)
    const head = i % model.config.heads
    const { atWord, after } = cues.heads.find((one) => one.layer === layer && one.head === head)!
    const average = { name: mixOf(layer), at: { heads: head }, to: mixes[i] }
    return {
      layer,
      head,
      looks: look,
      cue: { atWord, after },
      favourite: favourite(
        { ...look, cueAtWord: atWord, cueAfter: after },
        { ...looks.chance, cueAtWord: cues.chance.atWord, cueAfter: cues.chance.after },
      ),
      off: rise(model, stories, whole, headOff(layer, head)),
      averaged: rise(model, stories, whole, average),
      sentences: sentenceKl(model, beginnings, [headOff(layer, head)]),
      sentenceCues: beginnings.map((told) => sentenceCue(model, told, layer, head)),
    }
  })
  const kl = sentenceKl(model, beginnings)
  return {
    stories: count,
    words: stories.reduce((sum, { asked }) => sum + asked.length, 0),
    cued: cues.stories,
    chance: { looks: looks.chance, cue: cues.chance },
    whole,
    sentences: sentences.map((text, i) => ({ text, kl: kl[i] })),
    heads,
    most: extremes(heads, 1),
    least: extremes(heads, -1),
    neuron: measuredNeuron(model, beginnings, stories),
  }
}

/** [sentences], nats: how far the model is from the truth about the next word, something in it changed. */
export const sentenceKl = (
  model: Transformer,
  beginnings: readonly Told[],
  changes: readonly ValueChange[] = [],
): number[] => beginnings.map((told) => distance(model, [told], changes).all)

function sentenceCue(
  model: Transformer,
  { words, ids }: Told,
  layer: number,
  head: number,
): CueShares | null {
  const at = words.indexOf('bank')
  const cue = cueOf(world, words, at, filter(world, words).senses()[0].sense!)
  if (cue === null) return null
  const name = `blocks.${layer}.attention.pattern` as const
  const { values } = traceOf(model, ids, [name])[name]
  // One place on, since a text begins with its end mark.
  const given = (query: number): number =>
    values[(head * ids.length + query + 1) * ids.length + cue + 1]
  return { atWord: given(at), after: given(at + 1) }
}

function rise(
  model: Transformer,
  stories: readonly Told[],
  whole: Distance,
  change: ValueChange,
): Rise {
  const { all, bySkill } = distance(model, stories, [change])
  const skills = Object.keys(bySkill) as (keyof typeof bySkill)[]
  return {
    all: all - whole.all,
    bySkill: Object.fromEntries(
      skills.map((skill) => [skill, bySkill[skill]! - whole.bySkill[skill]!]),
    ),
  }
}

function extremes(heads: readonly HeadReport[], sign: 1 | -1): Extremes {
  const of = (valueOf: (head: HeadReport) => number): Place => {
    const { layer, head } = heads.reduce((best, one) =>
      sign * (valueOf(one) - valueOf(best)) > 0 ? one : best,
    )
    return { layer, head }
  }
  return {
    all: of(({ off }) => off.all),
    senses: of(({ off }) => off.bySkill.senses!),
    sentences: of((head) => head.sentences.reduce((sum, kl) => sum + kl, 0)),
  }
}
