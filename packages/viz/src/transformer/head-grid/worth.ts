import { klDivergence } from '@nextword/core/world'
import type { Heard, Language } from '../../kit/language/index.ts'
import { type Broken, type HeadRun, type NeuronPlace, sharesOf, whole } from './bench.ts'
import { type Look, looksOf } from './looks.ts'

/** A head in one text: its thickest line, and what becomes of the guess without it. */
export interface HeadWorth {
  readonly head: number
  /** What the last word, whose vector makes the guess, looks at most. */
  readonly line: Look
  /** How far the guess moves when the head is off: the divergence between the two, in nats. */
  readonly moves: number
}

/** Turns one head off after another. */
export function headWorths(language: Language, heard: Heard, run: HeadRun): HeadWorth[] {
  return run.patterns.map((_, head) => {
    const off: Broken = { ...whole, heads: [head] }
    return {
      head,
      line: looksOf(run, head, run.tokens.length - 1)[0] ?? { key: 0, weight: 0 },
      moves: Math.max(0, klDivergence(run.shares, sharesOf(language, heard, off))),
    }
  })
}

/**
 * Whether more of one goes with more of the other: 1 if the orders are the same, −1 if they are
 * opposite, about 0 if one says nothing about the other.
 * @returns the correlation of the ranks, of equals the mean rank; 0 where one of them is all alike
 * @see Spearman 1904, "The proof and measurement of association between two things"
 */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)]
  const middle = (a.length - 1) / 2
  let [together, ofX, ofY] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    together += (x[i] - middle) * (y[i] - middle)
    ofX += (x[i] - middle) ** 2
    ofY += (y[i] - middle) ** 2
  }
  return ofX === 0 || ofY === 0 ? 0 : together / Math.sqrt(ofX * ofY)
}

function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const alike = values.filter((other) => other === value).length
    return below + (alike - 1) / 2
  })
}

/** A head that looks hard at something in vain: its line is thick, and without it little changes. */
export function thickInVain(worths: readonly HeadWorth[]): HeadWorth | undefined {
  const thick = worths.filter(({ line }) => line.weight >= 0.5)
  return thick.toSorted((a, b) => a.moves - b.moves)[0]
}

/** The head without which the guess moves furthest. */
export const mostMoving = (worths: readonly HeadWorth[]): HeadWorth | undefined =>
  worths.toSorted((a, b) => b.moves - a.moves)[0]

/**
 * Silences one neuron after another, and looks how far the guess moves.
 * @returns the one that moves it furthest; yields the share that is done
 */
export function* neuronThatMatters(
  language: Language,
  heard: Heard,
  run: HeadRun,
): Generator<number, NeuronPlace, void> {
  const { layers, hidden } = language.model.config
  let best = { layer: 0, neuron: 0, moves: -1 }
  for (let layer = 0; layer < layers; layer++)
    for (let neuron = 0; neuron < hidden; neuron++) {
      yield (layer * hidden + neuron) / (layers * hidden)
      const shares = sharesOf(language, heard, { ...whole, neuron: { layer, neuron } })
      const moves = klDivergence(run.shares, shares)
      if (moves > best.moves) best = { layer, neuron, moves }
    }
  return { layer: best.layer, neuron: best.neuron }
}
