import type { Mask } from '../attention/mask.ts'
import { type Floats, zerosLike } from '../numbers/floats.ts'
import { describe, requireInteger, requireLength } from '../numbers/require.ts'
import type { TransformerConfig } from './config.ts'
import {
  traceAxes,
  type TransformerAxis,
  type TransformerName,
  traceNames,
  traceShape,
} from './trace-names.ts'

/**
 * What comes in: one number for all, or an array as long as the part that is changed or as its last
 * axes, for which it is repeated: [width] serves every token of [tokens, width].
 */
export type Replacement = number | ArrayLike<number>

/** A change to a named value as soon as it is there; the run goes on with what became of it. */
export interface ValueChange {
  readonly name: TransformerName
  /** The part that is changed: where these axes have these places. All of it if left out. */
  readonly at?: { readonly [axis in TransformerAxis]?: number }
  /** What takes the part's place, or a function of a copy of it that gives that. */
  readonly to?: Replacement | ((old: Floats) => Replacement)
  /** What is added to it, after that. */
  readonly add?: Replacement
}

/** What is done to a run from outside. */
export interface Interventions {
  /** One after another. */
  readonly changes?: readonly ValueChange[]
  /** Who may look at whom, in place of the causal mask: [tokens, tokens]. */
  readonly mask?: Mask
  /** False: tokens aren't told their places. */
  readonly positions?: boolean
}

/**
 * Turns a head off: what it mixed is 0 for every token, so that it adds nothing to the stream.
 *
 * That is zero ablation. It may hurt beyond the head's worth, since those that read the stream are
 * used to its average: for mean ablation put that in its place, `to:` its mix averaged over other
 * texts, [headWidth].
 * @throws RangeError at the run if there is no such block or head
 * @example
 * const trace = traceOf(model, [0], 'blocks.0.attention', { changes: [headOff(0, 1)] })
 * trace['blocks.0.attention.mix'].values.subarray(2) // => Float32Array [0, 0]
 */
export const headOff = (block: number, head: number): ValueChange => ({
  name: `blocks.${block}.attention.mix`,
  at: { heads: head },
  to: 0,
})

/**
 * @returns what does the changes to a value, in place
 * @throws RangeError for an unknown name, an axis it hasn't, a place or a shape that doesn't fit
 */
export function changesOf(
  config: TransformerConfig,
  tokens: number,
  { changes = [], mask, positions = true }: Interventions,
): (name: TransformerName, values: Floats) => void {
  if (mask !== undefined) requireMask(mask, tokens)
  const known = traceNames(config).filter((name) => positions || name !== 'position')
  const byName = new Map<TransformerName, ((values: Floats) => void)[]>()
  for (const change of changes) {
    if (!known.includes(change.name))
      throw new RangeError(`no run of this transformer has ${describe(change.name)} to change`)
    const list = byName.get(change.name) ?? []
    byName.set(change.name, list)
    list.push(changeOf(change, traceShape(config, change.name, tokens)))
  }
  return (name, values) => byName.get(name)?.forEach((change) => change(values))
}

function changeOf(
  { name, at = {}, to, add }: ValueChange,
  shape: readonly number[],
): (values: Floats) => void {
  if (to === undefined && add === undefined)
    throw new TypeError(`a change of ${name} needs what comes to its place or is added to it`)
  const { starts, run, part } = partOf(name, shape, at)
  if (typeof to !== 'function') requireReplacement(name, to, part)
  requireReplacement(name, add, part)
  return (values) => {
    const old = zerosLike(values, starts.length * run)
    starts.forEach((start, r) => {
      for (let i = 0; i < run; i++) old[r * run + i] = values[start + i]
    })
    const next = typeof to === 'function' ? to(old.slice()) : to
    requireReplacement(name, next, part)
    starts.forEach((start, r) => {
      for (let i = r * run, place = start; place < start + run; i++, place++) {
        const value = next === undefined ? old[i] : entry(next, i)
        values[place] = add === undefined ? value : value + entry(add, i)
      }
    })
  }
}

const entry = (given: Replacement, i: number): number =>
  typeof given === 'number' ? given : given[i % given.length]

/** Where a part's runs of numbers begin, how long each is, and how long the axes that run through it. */
function partOf(
  name: TransformerName,
  shape: readonly number[],
  at: NonNullable<ValueChange['at']>,
): { starts: number[]; run: number; part: number[] } {
  const axes = traceAxes(name)
  for (const axis of Object.keys(at))
    if (!axes.includes(axis as TransformerAxis))
      throw new RangeError(`${name} has the axes ${axes.join(', ')}, got ${describe(axis)}`)
  let starts = [0]
  let run = 1
  const part: number[] = []
  // From the last axis, whose places lie side by side: until one has a single place, all is one run.
  let isWhole = true
  let stride = 1
  for (let a = axes.length - 1; a >= 0; stride *= shape[a--]) {
    const one = at[axes[a]]
    if (one !== undefined) {
      requireInteger(`${name} ${axes[a]}`, one, 0, shape[a] - 1)
      starts = starts.map((start) => start + one * stride)
      isWhole = false
      continue
    }
    part.unshift(shape[a])
    if (isWhole) run *= shape[a]
    else starts = repeated(starts, shape[a], stride)
  }
  return { starts, run, part }
}

/** The same places again at each of `count` places of an axis further out. */
function repeated(starts: readonly number[], count: number, stride: number): number[] {
  const all: number[] = []
  for (let c = 0; c < count; c++) for (const start of starts) all.push(c * stride + start)
  return all
}

function requireReplacement(
  name: TransformerName,
  given: Replacement | undefined,
  part: readonly number[],
): void {
  if (given === undefined || typeof given === 'number') return
  const length = (given as ArrayLike<number> | null)?.length
  if (length === undefined)
    throw new TypeError(`a change of ${name} needs numbers, got ${describe(given)}`)
  let whole = 1
  for (let a = part.length - 1; a >= 0 && whole < length; a--) whole *= part[a]
  if (whole !== length)
    throw new RangeError(
      `a change of ${name} needs numbers for ${part.join(' × ') || 1} or its last axes, got ${length}`,
    )
}

function requireMask({ queries, keys, allowed }: Mask, tokens: number): void {
  if (queries !== tokens || keys !== tokens)
    throw new RangeError(
      `a run of ${tokens} tokens needs a mask of ${tokens} × ${tokens}, got ${queries} × ${keys}`,
    )
  requireLength('a mask', allowed, tokens * tokens)
}
