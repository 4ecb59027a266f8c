import { activationAt, type ActivationName } from '@nextword/core/network'
import type { NeuronRef } from '../../../kit/net.ts'
import { lastLayer, type Run } from '../run.ts'

/** How many digits each line of the sum is rounded to. */
export const ledgerDigits = 3

/**
 * One neuron's sum as one would do it by hand: every factor is rounded first, each product is
 * rounded again, and what is added up are the rounded products. So what is shown adds up as shown.
 */
export interface Ledger {
  readonly neuron: NeuronRef
  readonly rows: readonly LedgerRow[]
  readonly bias: number
  readonly sum: number
  readonly squash: Squash
  /** What the neuron passes on, from the rounded sum. */
  readonly value: number
}

export interface LedgerRow {
  /** Which input it comes from. */
  readonly input: number
  readonly value: number
  readonly weight: number
  readonly product: number
  /** Of this product and all before it. */
  readonly sum: number
}

/** What becomes of the sum: a curve, or a share among all outputs. */
export type Squash =
  | { readonly kind: 'curve'; readonly name: Exclude<ActivationName, 'softmax'> }
  | {
      readonly kind: 'shares'
      /** Subtracted from each sum first; 0 unless the sums are large. */
      readonly less: number
      readonly digits: number
      /** e to the power of each sum, rounded; they add up to `together` as shown. */
      readonly raised: readonly {
        readonly output: number
        readonly sum: number
        readonly power: number
      }[]
      readonly together: number
    }

/** Steps of the sum: a product each, the bias, the squash. */
export const ledgerSteps = ({ rows }: Ledger): number => rows.length + 2

export function ledgerOf(run: Run, neuron: NeuronRef): Ledger {
  const layer = run.network.layers[neuron.layer - 1]
  const { inputs } = run.trace.layers[neuron.layer - 1]
  let sum = 0
  const rows = Array.from(inputs, (input, i): LedgerRow => {
    const value = rounded(input)
    const weight = rounded(layer.weights[neuron.neuron * layer.inputs + i])
    const product = rounded(value * weight)
    // Each sum is of thousandths: rounding it again only takes off what floats add.
    sum = rounded(sum + product)
    return { input: i, value, weight, product, sum }
  })
  const bias = rounded(layer.biases[neuron.neuron])
  const total = rounded(sum + bias)
  if (layer.activation === 'softmax')
    return { neuron, rows, bias, sum: total, ...shares(run, neuron, total) }
  return {
    neuron,
    rows,
    bias,
    sum: total,
    squash: { kind: 'curve', name: layer.activation },
    value: rounded(activationAt(layer.activation, total)),
  }
}

function shares(
  run: Run,
  { layer, neuron }: NeuronRef,
  sum: number,
): { squash: Squash; value: number } {
  const sums = Array.from(run.trace.layers[layer - 1].sums, (exact, output) =>
    output === neuron ? sum : rounded(exact),
  )
  const most = Math.max(...sums)
  // e to a large sum is too long to write; all sums may be made smaller by the same amount.
  const less = most > 9 ? Math.ceil(most) : 0
  const exact = sums.map((one) => Math.exp(rounded(one - less)))
  const digits = exact.reduce((total, power) => total + power, 0) < 100 ? ledgerDigits : 1
  const raised = sums.map((one, output) => ({
    output,
    sum: one,
    power: rounded(exact[output], digits),
  }))
  const together = rounded(
    raised.reduce((total, { power }) => total + power, 0),
    digits,
  )
  return {
    squash: { kind: 'shares', less, digits, raised, together },
    value: together > 0 ? rounded(raised[neuron].power / together) : 0,
  }
}

/** Rounded as people do: halves go away from zero. */
export function rounded(value: number, digits: number = ledgerDigits): number {
  const scale = 10 ** digits
  // 1.0005 is a little less than that in binary; a reader who multiplies by hand gets the half.
  const scaled = Math.abs(value) * scale
  return (Math.sign(value) * Math.round(scaled + scaled * 1e-12)) / scale
}

/** Whether a mode can show a neuron's sum: inputs have none. */
export const hasSum = (run: Run, neuron: NeuronRef | null): neuron is NeuronRef =>
  neuron !== null && neuron.layer >= 1 && neuron.layer <= lastLayer(run)
