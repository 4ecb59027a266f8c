import type { Network } from '../network/network.ts'
import { symbols } from '../network/symbols.ts'
import { requireInteger, requireNumbers } from '../numbers/require.ts'

/** Pictures whose answers are known, as two flat grids. */
export interface Examples {
  readonly count: number
  /** [count, inputs] */
  readonly inputs: Float32Array
  /** [count, outputs]: 1 at the right answer, 0 elsewhere; each row adds up to 1 */
  readonly targets: Float32Array
}

/** One picture and the number of its right answer. */
export interface Labelled {
  readonly input: ArrayLike<number>
  readonly label: number
}

/**
 * The row that is 1 at the right answer and 0 elsewhere.
 * @returns [outputs]
 * @throws RangeError if there is no such answer, or not 1 to 4,096 outputs
 * @example
 * oneHot(1, 4) // => Float32Array [0, 1, 0, 0]
 */
export function oneHot(label: number, outputs: number): Float32Array {
  requireInteger('outputs', outputs, 1, 4096)
  requireInteger('label', label, 0, outputs - 1)
  const row = new Float32Array(outputs)
  row[label] = 1
  return row
}

/**
 * Packs labelled pictures for training.
 * @throws RangeError if there are none, if they differ in length, or a label isn't below `outputs`;
 * if there aren't 1 to 4,096 inputs and outputs
 */
export function examplesFrom(labelled: readonly Labelled[], outputs: number): Examples {
  requireInteger('example count', labelled.length, 1, 2 ** 24)
  requireInteger('outputs', outputs, 1, 4096)
  const width = labelled[0].input.length
  requireInteger('example inputs', width, 1, 4096)
  const inputs = new Float32Array(labelled.length * width)
  const targets = new Float32Array(labelled.length * outputs)
  labelled.forEach(({ input, label }, n) => {
    requireNumbers(`example ${n}`, input, width)
    inputs.set(input, n * width)
    targets.set(oneHot(label, outputs), n * outputs)
  })
  return { count: labelled.length, inputs, targets }
}

/**
 * The four symbols with their answers, and any labelled pictures besides (the reader's own).
 * @throws RangeError as `examplesFrom` does
 */
export function symbolExamples(extra: readonly Labelled[] = []): Examples {
  const known = symbols.map((symbol, label) => ({
    input: symbol.pixels,
    label,
  }))
  return examplesFrom([...known, ...extra], symbols.length)
}

/** @throws RangeError unless the examples fit the net and there is at least one */
export function requireExamples({ sizes }: Network, { count, inputs, targets }: Examples): void {
  const width = sizes[0]
  const outputs = sizes.at(-1)!
  requireInteger('example count', count, 1, 2 ** 24)
  requireNumbers('examples inputs', inputs, count * width)
  requireNumbers('examples targets', targets, count * outputs)
}
