import {
  type ContextForm,
  contextForms,
  contextMix,
  type ContextTrace,
  likenessTo,
} from '@nextword/core/attention'
import {
  type EmbeddingTable,
  type Neighbour,
  nearestRows,
  rowOf,
  vectorOf,
} from '@nextword/core/embeddings'
import { ambiguousOf } from './ambiguous.ts'
import type { SentenceWord } from './sentence-words.ts'

export type FormName = keyof typeof contextForms
export const formNames = Object.keys(contextForms) as readonly FormName[]

/** A weight set by hand. */
export interface Pin {
  readonly place: number
  readonly weight: number
}

/** How a word is asked to look around. */
export interface Asked {
  readonly table: EmbeddingTable
  readonly words: readonly SentenceWord[]
  /** The place of the word that looks around. */
  readonly focus: number
  /** How much of the others it takes in, 0 … 1. */
  readonly mixing: number
  readonly form: FormName
  /** All that are looked at count the same. */
  readonly average: boolean
  readonly looksBack: boolean
  /** Places of words that aren't looked at. */
  readonly dropped: readonly number[]
  /** Weights set by hand; of two that do not fit together the later has its way. */
  readonly pins: readonly Pin[]
  /** Words of the two meanings, where somebody names them. */
  readonly senses: readonly [readonly string[], readonly string[]] | null
}

/** A meaning, by some words that have it. */
export interface Sense {
  readonly words: readonly string[]
  /** [examples][width], measured from the middle of all words. */
  readonly vectors: readonly Float64Array[]
}

/** How like the two meanings a vector is: two cosines. Also its place on the plane. */
export type Likeness = readonly [first: number, second: number]

/** What came of it. */
export interface Looked {
  readonly asked: Asked
  /** With all of the mix taken. */
  readonly trace: ContextTrace
  /** [words of the table]: where each stands in the sentence. */
  readonly places: readonly number[]
  /** [words of the sentence], adding up to 1 or all 0. */
  readonly weights: Float64Array
  readonly senses: readonly [Sense, Sense]
  /** The senses are those of a word with two meanings, not made up from the sentence. */
  readonly ambiguous: boolean
  readonly before: Likeness
  readonly now: Likeness
  /** With all of the mix taken. */
  readonly end: Likeness
  /** From before to the end, evenly in the mixing. */
  readonly path: readonly Likeness[]
  readonly nearestBefore: readonly Neighbour[]
  readonly nearestNow: readonly Neighbour[]
}

const pathSteps = 16
export const mostNearest = 5

/** Lets a word of the sentence look around. The focus is a word that the table has. */
export function lookedAround(asked: Asked): Looked {
  const { table, words, focus, mixing } = asked
  const { trace, places } = traceOf(asked, contextForms[asked.form])
  const weights = new Float64Array(words.length)
  places.forEach((place, i) => (weights[place] = trace.weights[i]))
  const own = ambiguousOf(words[focus].key)?.senses
  const named = sensesFrom(table, asked.senses) ?? sensesFrom(table, own)
  const senses = named ?? sensesOfSentence(asked)
  const at = (share: number) => trace.before.map((x, i) => x + share * (trace.mixed[i] - x))
  const likeness = (share: number) => likenessOf(at(share), senses)
  const nearest = (share: number) =>
    nearestRows(table, at(share), {
      count: mostNearest,
      centred: true,
      except: [words[focus].row!],
    })
  return {
    asked,
    trace,
    places,
    weights,
    senses,
    ambiguous: named !== undefined,
    before: likeness(0),
    now: likeness(mixing),
    end: likeness(1),
    path: Array.from({ length: pathSteps + 1 }, (_, i) => likeness(i / pathSteps)),
    nearestBefore: nearest(0),
    nearestNow: nearest(mixing),
  }
}

/** Attention of the focus over those words that the table has. */
export function traceOf(
  asked: Asked,
  form: ContextForm,
): { readonly trace: ContextTrace; readonly places: readonly number[] } {
  const { table, words, focus, dropped, pins, average, looksBack } = asked
  const places = words.flatMap(({ row }, at) => (row === undefined ? [] : [at]))
  const known = (at: number): number[] => (places.includes(at) ? [places.indexOf(at)] : [])
  const trace = contextMix(
    places.map((at) => ({
      vector: vectorOf(table, words[at].row!),
      isStopWord: words[at].isStopWord,
    })),
    places.indexOf(focus),
    {
      form,
      mean: table.mean,
      average,
      looksBack,
      dropped: dropped.filter((at) => at !== focus).flatMap(known),
      pins: new Map(
        pins.flatMap(({ place, weight }) => known(place).map((i) => [i, weight] as const)),
      ),
    },
  )
  return { trace, places }
}

/** How like both meanings a centred vector is. */
export function likenessOf(vector: ArrayLike<number>, senses: readonly [Sense, Sense]): Likeness {
  return [likenessTo(vector, senses[0].vectors), likenessTo(vector, senses[1].vectors)]
}

/** Which meaning a likeness is nearer to. */
export const sideOf = ([first, second]: Likeness): 0 | 1 => (first > second ? 0 : 1)

/** The words that the table has; undefined where one of the two meanings has none. */
function sensesFrom(
  table: EmbeddingTable,
  named: Asked['senses'] | undefined,
): readonly [Sense, Sense] | undefined {
  if (named == null) return undefined
  const [first, second] = named.map((words) => senseOf(table, words))
  return first.words.length > 0 && second.words.length > 0 ? [first, second] : undefined
}

function senseOf(table: EmbeddingTable, words: readonly string[]): Sense {
  const known = words.flatMap((word) => rowOf(table, word) ?? [])
  return {
    words: known.map((row) => table.words[row]),
    vectors: known.map((row) => vectorOf(table, row, { centred: true })),
  }
}

/**
 * For a word of no two known meanings: the two other words it looks at most, and where there aren't
 * two, its own neighbours in the table.
 */
function sensesOfSentence(asked: Asked): readonly [Sense, Sense] {
  const { table, words, focus } = asked
  const plain = { ...asked, dropped: [], pins: [], average: false }
  const { trace, places } = traceOf(plain, contextForms.othersAdded)
  const own = words[focus].row!
  const attended = places
    .map((place, i) => ({ row: words[place].row!, weight: trace.weights[i] }))
    .filter(({ row, weight }) => weight > 0 && row !== own)
    .sort((a, b) => b.weight - a.weight)
    .map(({ row }) => row)
  const neighbours = nearestRows(table, trace.before, {
    count: 2,
    centred: true,
    except: [own],
  }).map(({ row }) => row)
  // A table of one word has no other: it is then held against itself.
  const rows = [...new Set([...attended, ...neighbours, own])]
  const [first, second = first] = rows
  return [senseOf(table, [table.words[first]]), senseOf(table, [table.words[second]])]
}

/** The place with the largest weight; −1 if there is none. */
export function mostLooked(weights: ArrayLike<number>): number {
  let most = -1
  for (let at = 0; at < weights.length; at++)
    if (weights[at] > (most === -1 ? 0 : weights[most])) most = at
  return most
}
