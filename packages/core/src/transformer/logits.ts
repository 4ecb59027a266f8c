import type { Floats } from '../numbers/floats.ts'
import { describe } from '../numbers/require.ts'
import { forward } from './forward.ts'
import type { Transformer } from './model.ts'
import { lookingPass, type Pass } from './pass.ts'
import type { Probe } from './probe.ts'

/** A run gave numbers that aren't finite: the weights aren't, or are far too large. */
export class NonFiniteError extends RangeError {
  override readonly name: string = 'NonFiniteError'
}

/**
 * What a transformer says after each token of a text: a number for every token that may come next.
 *
 * Whatever comes after a token leaves that the same to the bit; only a text of a single token goes
 * through other products, and may differ in its last bit from the same token at the head of more.
 * @param tokens - [tokens], ids
 * @returns [tokens, vocabulary], before softmax; a copy
 * @throws RangeError if there is no token, more than the model takes, or one outside the vocabulary
 * @throws TypeError for what has no length
 * @throws NonFiniteError if a logit is NaN or infinite
 * @example
 * logitsOf(model, [0, 2]).length // => 6
 */
export function logitsOf(model: Transformer, tokens: ArrayLike<number>): Floats {
  const pass = looked(model, tokens, null)
  const logits = pass.logits.slice(0, tokens.length * model.config.vocabulary)
  requireFiniteLogits(logits, model.config.vocabulary)
  return logits
}

/** Runs a model over one text, in the pass that it keeps for that. */
export function looked(model: Transformer, tokens: ArrayLike<number>, probe: Probe | null): Pass {
  requireTokens(model, tokens, model.tokens)
  const pass = lookingPass(model, tokens.length)
  pass.batch.ids.set(tokens)
  forward(pass, probe)
  return pass
}

/** @throws RangeError unless there are from 1 to `most` ids of the model's vocabulary */
export function requireTokens(
  { config }: Transformer,
  tokens: ArrayLike<number>,
  most: number,
): void {
  const length = (tokens as ArrayLike<number> | null | undefined)?.length
  if (length === undefined)
    throw new TypeError(`a transformer needs token ids, got ${describe(tokens)}`)
  if (!(length >= 1 && length <= most))
    throw new RangeError(`a transformer needs from 1 to ${most} tokens, got ${length}`)
  for (let t = 0; t < length; t++)
    if (!Number.isInteger(tokens[t]) || tokens[t] < 0 || tokens[t] >= config.vocabulary)
      throw new RangeError(
        `a transformer needs ids from 0 to ${config.vocabulary - 1}, got ${describe(tokens[t])} at place ${t}`,
      )
}

/**
 * @param first - the place of the token that the first logits come after
 * @throws NonFiniteError naming the first token where a logit is NaN or infinite
 */
export function requireFiniteLogits(logits: Floats, vocabulary: number, first = 0): void {
  for (let i = 0; i < logits.length; i++)
    if (!Number.isFinite(logits[i]))
      throw new NonFiniteError(
        `a run gave non-finite numbers: a logit after token ${first + Math.floor(i / vocabulary)} is ${logits[i]}`,
      )
}
