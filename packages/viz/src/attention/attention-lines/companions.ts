import { vectorOf } from '@nextword/core/embeddings'
import { type Likeness, likenessOf, type Looked } from './looking.ts'

/** How many of the sentence's words are shown, the cue before all. */
const mostAttended = 3

/** What the plane shows. */
export interface PlaneContent {
  readonly looked: Looked
  /** The way that the mixing leads is shown. */
  readonly looks: boolean
  /** The place of the cue; −1 for none. */
  readonly cue: number
}

/** A word on the plane beside the one that looks around. */
export interface Companion {
  readonly word: string
  readonly kind: 'first' | 'second' | 'attended'
  readonly likeness: Likeness
}

/** The words of the two meanings, and before them the cue and what else is looked at most. */
export function companions({ looked, looks, cue }: PlaneContent): Companion[] {
  const { senses, asked, weights } = looked
  const named = senses.flatMap(({ words, vectors }, s) =>
    words.map((word, i): Companion => ({
      word,
      kind: s === 0 ? 'first' : 'second',
      likeness: likenessOf(vectors[i], senses),
    })),
  )
  const seen = new Set(named.map(({ word }) => word))
  const attended = asked.words
    .map(({ key, row }, place) => ({ key, row, place, weight: weights[place] }))
    .filter(({ weight, place }) => weight > 0 && place !== asked.focus)
    .sort((a, b) => Number(b.place === cue) - Number(a.place === cue) || b.weight - a.weight)
    .flatMap(({ key, row }): Companion[] => {
      if (row === undefined || seen.has(key)) return []
      seen.add(key)
      const vector = vectorOf(asked.table, row, { centred: true })
      return [{ word: key, kind: 'attended', likeness: likenessOf(vector, senses) }]
    })
  return looks ? [...attended.slice(0, mostAttended), ...named] : named
}
