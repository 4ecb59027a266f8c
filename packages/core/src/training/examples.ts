import type { Network } from '../network/network.ts'
import { symbols } from '../network/symbols.ts'
import { requireFinite, requireInteger, requireLength } from '../numbers/require.ts'

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
 * @throws RangeError if there is no such answer
 * @example
 * oneHot(1, 4) // => Float32Array [0, 1, 0, 0]
 */
export function oneHot(label: number, outputs: number): Float32Array {
  requireInteger('label', label, 0, outputs - 1)
  const row = new Float32Array(outputs)
  row[label] = 1
  return row
}

/**
 * Packs labelled pictures for training.
 * @throws RangeError if there are none, if they differ in length, or a label isn't below `outputs`
 */
export function examplesFrom(labelled: readonly Labelled[], outputs: number): Examples {
  if (labelled.length === 0) throw new RangeError('examples need at least one labelled input, got 0')
  const width = labelled[0].input.length
  const inputs = new Float32Array(labelled.length * width)
  const targets = new Float32Array(labelled.length * outputs)
  labelled.forEach(({ input, label }, n) => {
    requireLength(`example ${n}`, input, width)
    requireFinite(`example ${n}`, input)
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
  const known = symbols.map((symbol, label) => ({ input: symbol.pixels, label }))
  return examplesFrom([...known, ...extra], symbols.length)
}

/** @throws RangeError unless the examples fit the net and there is at least one */
export function requireExamples(network: Network, examples: Examples): void {
  const inputs = network.sizes[0]
  const outputs = network.sizes[network.sizes.length - 1]
  requireInteger('examples count', examples.count, 1, 2 ** 24)
  requireLength(`${examples.count} examples of ${inputs} inputs`, examples.inputs, examples.count * inputs)
  requireLength(`${examples.count} examples of ${outputs} outputs`, examples.targets, examples.count * outputs)
  requireFinite('examples inputs', examples.inputs)
  requireFinite('examples targets', examples.targets)
}
