import { vectorOf } from '@nextword/core/embeddings'
import { type Likeness, likenessOf, type Looked } from './looking.ts'

/** How many of the sentence's words have their names before the words of the meanings have theirs. */
const namedFirst = 4

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

/**
 * The words of the two meanings and all words that are looked at, in the order in which they get
 * their names: the cue and what is looked at most, the meanings, and what is left.
 */
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
    .map((word, place) => ({ ...word, place, weight: weights[place] }))
    .filter(({ weight, place }) => weight > 0 && place !== asked.focus)
    .sort((a, b) => Number(b.place === cue) - Number(a.place === cue) || b.weight - a.weight)
    .flatMap(({ key, written, row }): Companion[] => {
      if (row === undefined || seen.has(key)) return []
      seen.add(key)
      const vector = vectorOf(asked.table, row, { centred: true })
      return [{ word: written, kind: 'attended', likeness: likenessOf(vector, senses) }]
    })
  if (!looks) return named
  return [...attended.slice(0, namedFirst), ...named, ...attended.slice(namedFirst)]
}
