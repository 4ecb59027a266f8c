import {
  activationAt,
  forwardTrace,
  type Network,
  type OutputsName,
  symbolPosterior,
} from '@nextword/core/network'
import { softmax, sum } from '@nextword/core/numbers'
import { lossOf, lossTerms } from '@nextword/core/training'

/** What one source says of a picture. */
export interface Answer {
  readonly label: string
  /** [outputs]; null while it is still computed */
  readonly shares: ArrayLike<number> | null
  /** Whether the shares are of one whole. */
  readonly whole: boolean
}

/** The error of an answer, output by output. */
export interface Errors {
  readonly outputs: OutputsName
  readonly target: number
  readonly shares: ArrayLike<number>
  /** [outputs]: share less target. With softmax this is exactly what flows back. */
  readonly differences: readonly number[]
  /** [outputs]; they add up to `total` */
  readonly terms: ArrayLike<number>
  readonly total: number
}

export interface Answers {
  /** The reader's net first. */
  readonly answers: readonly Answer[]
  /** [outputs] of the reader's net, before the squash … */
  readonly sums: ArrayLike<number>
  /** … and squashed in both ways. */
  readonly sigmoid: ArrayLike<number>
  readonly softmax: ArrayLike<number>
  readonly errors: Errors | null
}

export interface Asked {
  readonly network: Network
  readonly pixels: ArrayLike<number>
  readonly target: number | null
  readonly compare: Network | null
  readonly truth: boolean
  readonly flipChance: number
  readonly labels: { readonly network: string; readonly compare: string; readonly truth: string }
}

/** What the nets and the truth say of a picture. */
export function answersOf(asked: Asked): Answers {
  const { network, pixels, target, compare, labels } = asked
  const trace = forwardTrace(network, pixels)
  const { sums } = trace.layers[trace.layers.length - 1]
  const shares = trace.outputs
  const answers: Answer[] = [
    { label: labels.network, shares, whole: network.outputs === 'softmax' },
  ]
  if (labels.compare !== '')
    answers.push({
      label: labels.compare,
      shares: compare === null ? null : forwardTrace(compare, pixels).outputs,
      whole: compare === null || compare.outputs === 'softmax',
    })
  if (asked.truth)
    answers.push({
      label: labels.truth,
      shares: symbolPosterior(pixels, asked.flipChance),
      whole: true,
    })
  return {
    answers,
    sums,
    sigmoid: Float64Array.from(sums, (at) => activationAt('sigmoid', at)),
    softmax: softmax(Float64Array.from(sums)),
    errors: target === null ? null : errorsOf(network, shares, target),
  }
}

function errorsOf(network: Network, shares: ArrayLike<number>, target: number): Errors {
  const wanted = Array.from(shares, (_, i) => (i === target ? 1 : 0))
  return {
    outputs: network.outputs,
    target,
    shares,
    differences: wanted.map((want, i) => shares[i] - want),
    terms: lossTerms(network, shares, wanted),
    total: lossOf(network, shares, wanted),
  }
}

/** The places of the largest and the second largest share. */
export function bestTwo(shares: ArrayLike<number>): readonly [number, number] {
  const order = Array.from(shares, (_, i) => i).sort((a, b) => shares[b] - shares[a] || a - b)
  return [order[0], order[1] ?? order[0]]
}

/** All shares together, 1 where they are of one whole. */
export const togetherOf = (shares: ArrayLike<number>): number => sum(Float64Array.from(shares))
