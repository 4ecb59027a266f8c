import { describe, requireInteger } from '../numbers/require.ts'
import { type ByteString, byteStringOf } from './byte-string.ts'
import { pieces, type SplitName } from './split.ts'
import type { Merge } from './vocabulary.ts'

/** How byte-pair encoding is learnt. */
export interface MergeSettings {
  /** How the text is cut first; no token reaches over a cut. */
  readonly split: SplitName
  /** After so many merges it is done. */
  readonly merges: number
  /** A pair that stands in fewer places isn't merged. */
  readonly leastCount: number
}

/** Cut as GPT-2 does, and merged until no pair stands twice. */
export const defaultMerging: MergeSettings = { split: 'gpt2', merges: 50_000, leastCount: 2 }

/** One merge learnt. */
export interface MergeReport {
  /** The two neighbours that were merged: their ids. */
  readonly merge: Merge
  /** The id of what they became: 256 and on. */
  readonly token: number
  /** Its bytes. */
  readonly bytes: ByteString
  /** In how many places they stood side by side: more than any other pair. */
  readonly count: number
  /** How many other pairs stood in as many. */
  readonly ties: number
  /** How many tokens the text is now: in "aaa" two places overlap, and only one merge is made. */
  readonly textTokens: number
}

/**
 * Learns byte-pair encoding from a text, one merge a turn: the pair of neighbours that stands in the
 * most places becomes a token, everywhere. Of pairs that stand in equally many, the one with the lower
 * left id, then with the lower right id.
 *
 * The first 256 ids are the bytes. `vocabularyFromMerges` takes the merges, and `encode` with them
 * cuts this text as it was left here.
 * @param settings - what is left out is taken from `defaultMerging`
 * @returns [merges], when the generator is done
 * @throws RangeError for settings out of range; TypeError for what is no text; at the first turn
 * @see Sennrich, Haddow and Birch 2016, algorithm 1; Gage 1994
 * @example
 * [...learnMerges('aaabdaaabac', { split: 'whole' })].map(({ bytes }) => bytes) // => ['aa', 'ab', 'aaab']
 */
export function* learnMerges(
  text: string,
  settings: Partial<MergeSettings> = {},
): Generator<MergeReport, Merge[], undefined> {
  if (typeof text !== 'string')
    throw new TypeError(`learnMerges needs a text, got ${describe(text)}`)
  const { split, merges: most, leastCount } = { ...defaultMerging, ...settings }
  requireInteger('merges', most, 0, 2 ** 20)
  requireInteger('leastCount', leastCount, 1, 2 ** 31)
  const counted = countedPieces(text, split)
  const pairs = pairsOf(counted)
  const tokens = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))
  const merges: Merge[] = []
  let textTokens = counted.reduce((sum, { ids, times }) => sum + ids.length * times, 0)
  while (merges.length < most) {
    const best = commonest(pairs)
    if (best === null || best.count < leastCount) break
    const { left, right, count, ties } = best
    const token = tokens.length
    const bytes = tokens[left] + tokens[right]
    tokens.push(bytes)
    merges.push([left, right])
    textTokens -= mergeEverywhere(counted, pairs, best, token)
    yield { merge: [left, right], token, bytes, count, ties, textTokens }
  }
  return merges
}

/** A piece of the text, and how many times it stands there. */
interface CountedPiece {
  ids: readonly number[]
  readonly times: number
}

function countedPieces(text: string, split: SplitName): CountedPiece[] {
  const times = new Map<string, number>()
  for (const piece of pieces(text, split)) times.set(piece, (times.get(piece) ?? 0) + 1)
  return Array.from(times, ([piece, count]) => ({
    ids: Array.from(byteStringOf(piece), (byte) => byte.charCodeAt(0)),
    times: count,
  }))
}

/** Two neighbours, in how many places they stand, and in which pieces they did at some time. */
interface Pair {
  readonly left: number
  readonly right: number
  count: number
  readonly pieces: Set<CountedPiece>
}

type Pairs = Map<number, Pair>

const keyOf = (left: number, right: number): number => left * 2 ** 21 + right

function pairsOf(counted: readonly CountedPiece[]): Pairs {
  const pairs: Pairs = new Map()
  for (const piece of counted) countPairs(pairs, piece, 1)
  return pairs
}

/** Counts a piece's pairs in, or out with a sign of −1. */
function countPairs(pairs: Pairs, piece: CountedPiece, sign: 1 | -1): void {
  const { ids, times } = piece
  for (let at = 0; at + 1 < ids.length; at++) {
    const key = keyOf(ids[at], ids[at + 1])
    let pair = pairs.get(key)
    if (pair === undefined) {
      pair = { left: ids[at], right: ids[at + 1], count: 0, pieces: new Set() }
      pairs.set(key, pair)
    }
    pair.count += sign * times
    pair.pieces.add(piece)
    if (pair.count === 0) pairs.delete(key)
  }
}

function commonest(pairs: Pairs): (Pair & { readonly ties: number }) | null {
  let best: Pair | null = null
  let ties = 0
  for (const pair of pairs.values()) {
    if (best === null || pair.count > best.count) {
      best = pair
      ties = 0
    } else if (pair.count === best.count) {
      ties++
      if (pair.left < best.left || (pair.left === best.left && pair.right < best.right)) best = pair
    }
  }
  return best === null ? null : { ...best, ties }
}

/** @returns how many tokens the text is shorter for it */
function mergeEverywhere(
  counted: readonly CountedPiece[],
  pairs: Pairs,
  { left, right, pieces: where }: Pair,
  token: number,
): number {
  let fewer = 0
  for (const piece of where) {
    const merged = withMerge(piece.ids, left, right, token)
    if (merged.length === piece.ids.length) continue
    fewer += (piece.ids.length - merged.length) * piece.times
    countPairs(pairs, piece, -1)
    piece.ids = merged
    countPairs(pairs, piece, 1)
  }
  return fewer
}

/** The ids with each such pair, from the left, made one. */
function withMerge(
  ids: readonly number[],
  left: number,
  right: number,
  token: number,
): readonly number[] {
  const merged: number[] = []
  for (let at = 0; at < ids.length; at++) {
    if (ids[at] === left && ids[at + 1] === right) {
      merged.push(token)
      at++
    } else merged.push(ids[at])
  }
  return merged
}
