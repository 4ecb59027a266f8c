import { type LookKind, lookKinds, type WorldSkillName } from '@nextword/core/models/world-skills'

/** Shares of the kinds; they add up to 1. */
export type Looks = Readonly<Record<LookKind, number>>

/** What is measured of a model's heads over many stories that it never saw. */
export interface MeasuredHeads {
  /** How many stories. */
  readonly stories: number
  /** [layers × heads] */
  readonly heads: readonly MeasuredHead[]
  /** What a head would give that gave the same to all that it may see. */
  readonly chance: { readonly looks: Looks; readonly cue: CueShares | null }
  /** The head to be shown as one that hardly matters, layer × heads + head; the one of the least rise if left out. */
  readonly least?: number | undefined
  /** The neuron whose silence costs most, if it was looked for. */
  readonly neuron?: MeasuredNeuron | undefined
}

export interface MeasuredHead {
  readonly looks: Looks
  /** Null in a world without words of several senses. */
  readonly cue: CueShares | null
  /** How much further from the truth the model is without it, in nats a word. */
  readonly rise: number
  /** What its absence costs most, with the rise over the words that test that; if it was measured. */
  readonly hardest?: { readonly skill: WorldSkillName; readonly rise: number } | undefined
}

/** What is given to the word that tells which sense of another is meant: from that other word, and from the one after it. */
export interface CueShares {
  readonly atWord: number
  readonly after: number
}

export interface MeasuredNeuron {
  readonly layer: number
  readonly neuron: number
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
  const cues = heads.map(({ cue }) => (cue === null ? 0 : Math.max(cue.atWord, cue.after)))
  const most = Math.max(...cues)
  return {
    cue: most > 0 ? cues.indexOf(most) : null,
    most: Math.max(0, rises.indexOf(Math.max(...rises))),
    least: least ?? Math.max(0, rises.indexOf(Math.min(...rises))),
  }
}

/** What a head gives most to beyond chance. */
export function favourite(
  { looks, cue }: Pick<MeasuredHead, 'looks' | 'cue'>,
  { chance }: Pick<MeasuredHeads, 'chance'>,
): { readonly kind: LookKind | keyof CueShares; readonly share: number; readonly chance: number } {
  const all = [
    ...lookKinds.map((kind) => ({ kind, share: looks[kind], chance: chance.looks[kind] })),
    ...(cue === null || chance.cue === null
      ? []
      : (['atWord', 'after'] as const).map((kind) => ({
          kind,
          share: cue[kind],
          chance: chance.cue![kind],
        }))),
  ]
  return all.reduce((best, one) => (one.share - one.chance > best.share - best.chance ? one : best))
}
