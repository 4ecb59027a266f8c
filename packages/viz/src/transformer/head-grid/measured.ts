import { type LookKind, lookKinds, type WorldSkillName } from '@nextword/core/models/world-skills'

/** What is measured of a model's heads over many stories that it never saw. */
export interface MeasuredHeads {
  /** How many stories. */
  readonly stories: number
  /** [layers × heads] */
  readonly heads: readonly MeasuredHead[]
  /** The head to be shown as one that hardly matters, layer × heads + head; the one of the least rise if left out. */
  readonly least?: number | undefined
  /** The neuron whose silence changes most, if it was looked for. */
  readonly neuron?: { readonly layer: number; readonly neuron: number } | undefined
}

export interface MeasuredHead {
  readonly habit: Habit
  /**
   * What it gives to the word that tells which sense of another is meant, from that other word or the
   * one after it, whichever gives more on average; null in a world without such words.
   */
  readonly cue: number | null
  /** How much further from the truth the model is without it, in nats a word. */
  readonly rise: number
  /** What its absence costs most, with the rise over the words that test that; if it was measured. */
  readonly hardest?: { readonly skill: WorldSkillName; readonly rise: number } | undefined
}

/** What a head looks at most beyond chance. */
export interface Habit {
  /** Of each word that looks, or the cue: from the word of several senses, or from the one after it. */
  readonly kind: LookKind | 'cueAtWord' | 'cueAfter'
  /** What it gives on average, 0 … 1. */
  readonly share: number
  /** What a head would give that gave the same to all that it may see. */
  readonly chance: number
}

/** Shares of the kinds of words; they add up to 1. */
export type Looks = Readonly<Record<LookKind, number>>

/** What is given to the cue, from the word of several senses and from the one after it. */
export interface CueShares {
  readonly atWord: number
  readonly after: number
}

/** What a head gives, or would by chance; the cue's is null in a world without words of several senses. */
export interface Given {
  readonly looks: Looks
  readonly cue: CueShares | null
}

export function habitOf(given: Given, chance: Given): Habit {
  const all: Habit[] = lookKinds.map((kind) => ({
    kind,
    share: given.looks[kind],
    chance: chance.looks[kind],
  }))
  if (given.cue !== null && chance.cue !== null)
    all.push(
      { kind: 'cueAtWord', share: given.cue.atWord, chance: chance.cue.atWord },
      { kind: 'cueAfter', share: given.cue.after, chance: chance.cue.after },
    )
  return all.reduce((best, one) => (one.share - one.chance > best.share - best.chance ? one : best))
}

/** The heads that stand out; null where there is none of the kind. */
export interface StandOut {
  /** Gives most to the cue. */
  readonly cue: number | null
  /** Costs most when it is off. */
  readonly most: number
  /** Costs least. */
  readonly least: number
}

export function standOut({ heads, least }: MeasuredHeads): StandOut {
  const rises = heads.map(({ rise }) => rise)
  const cues = heads.map(({ cue }) => cue ?? 0)
  const most = Math.max(...cues)
  return {
    cue: most > 0 ? cues.indexOf(most) : null,
    most: Math.max(0, rises.indexOf(Math.max(...rises))),
    least: least ?? Math.max(0, rises.indexOf(Math.min(...rises))),
  }
}
