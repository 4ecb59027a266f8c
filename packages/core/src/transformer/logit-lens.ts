import { BestRows } from '../embeddings/best.ts'
import type { Floats } from '../numbers/floats.ts'
import { requireInteger } from '../numbers/require.ts'
import { softmax } from '../numbers/softmax.ts'
import type { Interventions } from './interventions.ts'
import { linearInto } from './linear.ts'
import { requireFiniteLogits, requireTokens } from './logits.ts'
import type { Transformer } from './model.ts'
import { normInto } from './norm.ts'
import { lookingPass } from './pass.ts'
import { traceOf } from './trace.ts'
import type { TransformerName } from './trace-names.ts'

export interface LensOptions {
  /** After which token; the last if left out. */
  readonly place?: number
  /** How many of the likeliest to list; 5 if left out. */
  readonly top?: number
  /** What is changed on the way. */
  readonly interventions?: Interventions
}

/** What the residual stream would say if the model ended here. */
export interface LensLayer {
  /** `blocks.0.residual.before`, or a block's `residual.after`. */
  readonly name: TransformerName
  /** [width]: the residual stream itself, at the place. */
  readonly residual: Floats
  /** [vocabulary] */
  readonly logits: Floats
  /** [vocabulary]; adds up to 1 */
  readonly probabilities: Floats
  /** Likeliest first, of equals the lowest id first. */
  readonly top: readonly { readonly id: number; readonly probability: number }[]
}

/**
 * The guess that a transformer would make after each block: its last norm and its head are put to the
 * residual stream where it enters the first block and where it leaves each.
 *
 * Changes to `norm` and `logits` come after that and aren't in it.
 * @param tokens - [tokens], ids
 * @returns [layers + 1]; the last says what the whole model says
 * @throws RangeError or TypeError as `traceOf`, or RangeError for a place that the text hasn't
 * @throws NonFiniteError if a logit after any block is NaN or infinite
 * @see nostalgebraist 2020, "interpreting GPT: the logit lens"
 * @example
 * logitLens(model, [0, 1, 2]).map(({ name }) => name) // => ['blocks.0.residual.before', 'blocks.0.residual.after']
 */
export function logitLens(
  model: Transformer,
  tokens: ArrayLike<number>,
  { place: given, top = 5, interventions = {} }: LensOptions = {},
): readonly LensLayer[] {
  const { config, kernels, weights } = model
  const { width, vocabulary } = config
  requireTokens(model, tokens, model.tokens)
  const place = given ?? tokens.length - 1
  requireInteger('logitLens place', place, 0, tokens.length - 1)
  requireInteger('logitLens top', top, 0, 2 ** 20)
  const names = [
    'blocks.0.residual.before' as const,
    ...Array.from({ length: config.layers }, (_, b) => `blocks.${b}.residual.after` as const),
  ]
  const trace = traceOf<TransformerName>(model, tokens, names, interventions)
  // The run is over, its buffers are free.
  const { blocks, norm, logits } = lookingPass(model, 1)
  return names.map((name) => {
    const { values } = trace[name]
    const residual = values.slice(place * width, (place + 1) * width)
    blocks[0].before.set(residual)
    normInto(model, norm, weights.norm, blocks[0].before, 1)
    linearInto(kernels, logits, weights.head, norm.out, 1)
    const said = logits.slice(0, vocabulary)
    requireFiniteLogits(said, vocabulary, place)
    const probabilities = softmax(said)
    const best = new BestRows(top)
    probabilities.forEach((probability, id) => best.offer(id, probability))
    const listed = best.sorted().map(({ row, score }) => ({ id: row, probability: score }))
    return { name, residual, logits: said, probabilities, top: listed }
  })
}
