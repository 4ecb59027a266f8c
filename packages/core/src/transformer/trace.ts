import type { Floats } from '../numbers/floats.ts'
import { describe } from '../numbers/require.ts'
import type { TransformerConfig } from './config.ts'
import { changesOf, type Interventions } from './interventions.ts'
import { looked, requireTokens } from './logits.ts'
import type { Transformer } from './model.ts'
import {
  traceAxes,
  type TransformerAxis,
  type TransformerName,
  traceNames,
  traceShape,
} from './trace-names.ts'

/** A value that a run computed on its way, with what its axes mean; row-major, a copy. */
export interface TransformerValue {
  readonly name: TransformerName
  /** `['tokens', 'width']`, `['heads', 'queries', 'keys']` … */
  readonly axes: readonly TransformerAxis[]
  /** How long each axis is. */
  readonly shape: readonly number[]
  readonly values: Floats
}

/** Traced values by their names, in the order in which they were computed. */
export type Trace<N extends TransformerName = TransformerName> = {
  readonly [name in N]: TransformerValue
}

/** Which values: a list, all under a name (`blocks.0.attention`), or those that a function picks. */
export type TraceChoice<N extends TransformerName = TransformerName> =
  readonly N[] | string | ((name: TransformerName) => boolean)

/**
 * Runs a transformer over a text and keeps what was asked for of all that it computes on its way;
 * what isn't asked for isn't copied. Attention goes stage by stage then, so that numbers may differ
 * from those of `logitsOf` in their last digit. Numbers that aren't finite are shown as they are.
 * @param tokens - [tokens], ids
 * @param names - all if left out
 * @param interventions - what is changed on the way; the trace has what became of it
 * @throws RangeError or TypeError for tokens as with `logitsOf`, or a name that this transformer's runs
 * don't have
 * @example
 * traceOf(model, [0, 1, 2], ['blocks.0.attention.pattern'])['blocks.0.attention.pattern'].shape // => [2, 3, 3]
 */
export function traceOf<N extends TransformerName = TransformerName>(
  model: Transformer,
  tokens: ArrayLike<number>,
  names: TraceChoice<N> = () => true,
  interventions: Interventions = {},
): Trace<N> {
  // Before anything is made for each token.
  requireTokens(model, tokens, model.tokens)
  const { config } = model
  const { positions = true, mask = null } = interventions
  const wanted = chosenNames(config, names, positions)
  const change = changesOf(config, tokens.length, interventions)
  const trace = Object.create(null) as Record<TransformerName, TransformerValue>
  looked(model, tokens, {
    mask,
    positions,
    see(name, values) {
      change(name, values)
      if (!wanted.has(name)) return
      const shape = traceShape(config, name, tokens.length)
      trace[name] = { name, axes: traceAxes(name), shape, values: values.slice() }
    },
  })
  return trace as Trace<N>
}

/** @throws RangeError naming what no run has, or a choice that comes to nothing */
function chosenNames(
  config: TransformerConfig,
  choice: TraceChoice,
  positions: boolean,
): ReadonlySet<TransformerName> {
  const all = traceNames(config).filter((name) => positions || name !== 'position')
  if (typeof choice === 'function') return new Set(all.filter(choice))
  if (typeof choice === 'string') {
    const under = choice.endsWith('.') ? choice : `${choice}.`
    const found = all.filter((name) => name === choice || name.startsWith(under))
    if (found.length === 0) throw unknownName(choice, all)
    return new Set(found)
  }
  const wanted = new Set(choice)
  for (const name of wanted) if (!all.includes(name)) throw unknownName(name, all)
  return wanted
}

function unknownName(name: unknown, all: readonly TransformerName[]): RangeError {
  return new RangeError(
    `a trace of this transformer has no ${describe(name)}, but ${all.slice(0, 4).join(', ')} … ${all[all.length - 1]}`,
  )
}
