import { seededRandom, shuffleInto } from '../numbers/random.ts'
import { describe, requireInteger } from '../numbers/require.ts'

/** Texts side by side, so many tokens each, as a training step takes them. */
export interface TokenBatch {
  readonly sequences: number
  readonly tokens: number
  /** [sequences, tokens] */
  readonly ids: Int32Array
  /** [sequences, tokens]: the token that comes next, or −1 where none is asked for */
  readonly targets: Int32Array
  /** [sequences, tokens]: the first place of its own sequence that a token may look at */
  readonly starts: Int32Array
}

/**
 * What a transformer learns from: fills the batch of a step.
 *
 * The same step must give the same batch: that is what lets a run be taken up again.
 */
export interface TokenSource {
  fill(batch: TokenBatch, step: number): void
}

/** A batch of nothing yet. @throws RangeError for sizes that aren't whole numbers from 1 to 2²⁰ */
export function emptyBatch(sequences: number, tokens: number): TokenBatch {
  requireInteger('batch sequences', sequences, 1, 2 ** 20)
  requireInteger('batch tokens', tokens, 1, 2 ** 20)
  const length = sequences * tokens
  const batch = {
    sequences,
    tokens,
    ids: new Int32Array(length),
    targets: new Int32Array(length),
    starts: new Int32Array(length),
  }
  for (let s = 0; s < sequences; s++) endRow(batch, s, 0)
  return batch
}

/**
 * Puts a text into a sequence after what is there: each token is asked for the next one, and sees
 * nothing of the texts before it. What doesn't fit is cut off.
 * @param from - the first free place
 * @returns the first free place after it
 * @throws RangeError for a sequence or a place that the batch hasn't
 */
export function packText(
  batch: TokenBatch,
  sequence: number,
  from: number,
  text: ArrayLike<number>,
): number {
  requirePlace(batch, sequence, from)
  const { tokens, ids, targets, starts } = batch
  const to = Math.min(tokens, from + Math.max(0, text.length - 1))
  const first = sequence * tokens
  for (let t = from; t < to; t++) {
    ids[first + t] = text[t - from]
    targets[first + t] = text[t - from + 1]
    starts[first + t] = from
  }
  return to
}

/**
 * Fills the rest of a sequence with places where nothing is asked for.
 * @throws RangeError for a sequence or a place that the batch hasn't
 */
export function endRow(batch: TokenBatch, sequence: number, from: number): void {
  requirePlace(batch, sequence, from)
  const { tokens, ids, targets, starts } = batch
  const first = sequence * tokens
  for (let t = from; t < tokens; t++) {
    ids[first + t] = 0
    targets[first + t] = -1
    starts[first + t] = t
  }
}

/** A place may also be the end, where nothing fits any more. */
function requirePlace({ sequences, tokens }: TokenBatch, sequence: number, place: number): void {
  requireInteger('batch sequence', sequence, 0, sequences - 1)
  requireInteger('batch place', place, 0, tokens)
}

/** How many sequences may wait for a text short enough to fill them. */
const mostOpen = 32

/**
 * Which texts go into one sequence together: each goes into the first that has room for it.
 * @param lengths - how many places each text takes, in the order in which they come
 * @param tokens - how many places a sequence has
 * @returns for each sequence the places of its texts in that order
 * @throws RangeError for tokens that aren't a whole number from 1 to 2²⁰, or a length that isn't one
 */
export function packing(lengths: ArrayLike<number>, tokens: number): number[][] {
  requireInteger('packing tokens', tokens, 1, 2 ** 20)
  const rows: number[][] = []
  let open: { readonly row: number[]; left: number }[] = []
  for (let i = 0; i < lengths.length; i++) {
    requireInteger('packing length', lengths[i], -1, 2 ** 31)
    const length = Math.min(tokens, lengths[i])
    if (length <= 0) continue
    let place = open.find(({ left }) => left >= length)
    if (place === undefined) {
      place = { row: [], left: tokens }
      rows.push(place.row)
      open.push(place)
      if (open.length > mostOpen) open.shift()
    }
    place.row.push(i)
    place.left -= length
    if (place.left < 2) open = open.filter((one) => one !== place)
  }
  return rows
}

/**
 * A source of a fixed set of texts: each epoch in another order, packed afresh.
 * @param texts - token ids, at least two each; a text longer than a sequence is cut off
 * @param sizes - as the batches that it fills have them, which a trainer takes from its settings
 * @param seed - a whole number from 0 to 2³² − 1
 * @throws RangeError if no text has two tokens, for sizes or a seed out of range, or an id that isn't a
 * whole number from 0 to 2³¹ − 1; at `fill` for a batch of other sizes
 */
export function textSource(
  texts: readonly ArrayLike<number>[],
  {
    sequences,
    tokens,
    seed,
  }: { readonly sequences: number; readonly tokens: number; readonly seed: number },
): TokenSource & { stepsInEpoch(epoch: number): number } {
  requireInteger('textSource sequences', sequences, 1, 2 ** 20)
  requireInteger('textSource tokens', tokens, 1, 2 ** 20)
  requireInteger('textSource seed', seed, 0, 2 ** 32 - 1)
  texts.forEach(requireIds)
  if (!texts.some(({ length }) => length > 1))
    throw new RangeError('textSource needs a text of at least two tokens')
  const order = new Uint32Array(texts.length)
  let held = { epoch: -1, first: 0, rows: [] as number[][] }
  const rowsOf = (epoch: number): number[][] => {
    order.forEach((_, i) => (order[i] = i))
    shuffleInto(order, seededRandom((seed + Math.imul(epoch, 0x9e3779b1)) >>> 0))
    const lengths = Array.from(order, (i) => texts[i].length - 1)
    return packing(lengths, tokens).map((row) => row.map((i) => order[i]))
  }
  const stepsOf = (rows: number[][]): number => Math.ceil(rows.length / sequences)
  /** The epoch that a step lies in; from the start again where the step lies before. */
  const seek = (step: number): void => {
    if (held.epoch < 0 || step < held.first) held = { epoch: 0, first: 1, rows: rowsOf(0) }
    while (step >= held.first + stepsOf(held.rows)) {
      const epoch = held.epoch + 1
      held = { epoch, first: held.first + stepsOf(held.rows), rows: rowsOf(epoch) }
    }
  }
  return {
    fill(batch, step) {
      requireInteger('source step', step, 1, 2 ** 31)
      if (batch.sequences !== sequences || batch.tokens !== tokens)
        throw new RangeError(
          `this source fills ${sequences} sequences of ${tokens} tokens, got a batch of ${batch.sequences} of ${batch.tokens}`,
        )
      seek(step)
      for (let s = 0; s < sequences; s++) {
        let at = 0
        for (const i of held.rows[(step - held.first) * sequences + s] ?? [])
          at = packText(batch, s, at, texts[i])
        endRow(batch, s, at)
      }
    },
    stepsInEpoch: (epoch) => stepsOf(rowsOf(epoch)),
  }
}

function requireIds(text: ArrayLike<number>, which: number): void {
  const given: unknown = text
  if (typeof given !== 'object' || given === null)
    throw new TypeError(
      `textSource needs lists of token ids, got ${describe(text)} as text ${which}`,
    )
  for (let t = 0; t < text.length; t++) {
    const id = text[t]
    // Named only where it is wrong: there may be millions.
    if (!(Number.isInteger(id) && id >= 0 && id < 2 ** 31))
      requireInteger(`textSource id ${t} of text ${which}`, id, 0, 2 ** 31 - 1)
  }
}
