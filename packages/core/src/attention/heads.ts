import { type Floats, zerosLike } from '../numbers/floats.ts'
import { describe, requireInteger, requireLength } from '../numbers/require.ts'
import { type AttendOptions, type AttentionTrace, attentionTrace } from './attend.ts'
import type { AttentionGrid } from './grid.ts'
import { rotated, type RotaryOptions } from './position.ts'
import { requireVectors, type Vectors } from './vectors.ts'

/** A matrix that turns vectors into others: W x + b, laid out as a layer's. */
export interface Projection {
  readonly inputs: number
  readonly outputs: number
  /** [outputs, inputs] */
  readonly weights: Floats
  /** [outputs]; none if left out. */
  readonly biases?: Floats | undefined
}

export interface HeadsOptions extends Pick<AttendOptions, 'mask'> {
  /** How many look about side by side; the width of the queries is divided among them. */
  readonly heads: number
  /** What each token asks, what it offers to be found by and what it gives; as it is where left out. */
  readonly toQueries?: Projection | undefined
  readonly toKeys?: Projection | undefined
  readonly toValues?: Projection | undefined
  /** What becomes of the heads' joined mixes. */
  readonly toOutput?: Projection | undefined
  /** Turns queries and keys by their place. */
  readonly rotary?: RotaryOptions | undefined
}

/** Every stage of several heads. */
export interface HeadsTrace {
  /** [tokens, width] each, before they are split and turned. */
  readonly queries: AttentionGrid
  readonly keys: AttentionGrid
  readonly values: AttentionGrid
  readonly heads: readonly AttentionTrace[]
  /** [queries, width]: the heads' mixes, one beside another. */
  readonly joined: AttentionGrid
  /** [queries, width] */
  readonly output: AttentionGrid
}

/** The name of a traced value: `queries`, `heads.0.pattern`. */
export type AttentionName =
  Exclude<keyof HeadsTrace, 'heads'> | `heads.${number}.${keyof AttentionTrace}`

/**
 * Attention in several heads at once: each looks at its own part of every vector.
 * @param inputs - [tokens, width]: those that ask
 * @param memory - [tokens, width]: those that are looked at; the same if left out
 * @returns [tokens, width]
 * @throws RangeError if the shapes don't fit together, naming both
 * @see Vaswani et al. 2017, section 3.2.2
 */
export function attendInHeads(
  inputs: Vectors,
  options: HeadsOptions,
  memory: Vectors = inputs,
): Vectors {
  const { output } = headsTrace(inputs, options, memory)
  return { tokens: output.shape[0], width: output.shape[1], data: output.data }
}

/** As `attendInHeads`, keeping every stage. */
export function headsTrace(
  inputs: Vectors,
  options: HeadsOptions,
  memory: Vectors = inputs,
): HeadsTrace {
  const { heads: count, mask, rotary } = options
  const queries = projected('toQueries', inputs, options.toQueries)
  const keys = projected('toKeys', memory, options.toKeys)
  const values = projected('toValues', memory, options.toValues)
  if (keys.width !== queries.width)
    throw new RangeError(`attend needs keys of width ${queries.width}, got ${keys.width}`)
  const turn = (given: Vectors): Vectors => (rotary === undefined ? given : rotated(given, rotary))
  const [asked, offered, given] = [queries, keys, values].map((all) => splitHeads(all, count))
  const heads = asked.map((query, head) =>
    attentionTrace(turn(query), turn(offered[head]), given[head], { mask }),
  )
  const joined = joinHeads(heads.map(({ mix }) => vectorsOf(mix)))
  const output = projected('toOutput', joined, options.toOutput)
  return {
    queries: gridOf(queries),
    keys: gridOf(keys),
    values: gridOf(values),
    heads,
    joined: gridOf(joined, 'queries'),
    output: gridOf(output, 'queries'),
  }
}

/**
 * Looks a traced value up by name.
 * @throws RangeError if the trace has no such head or value
 * @example
 * attentionValue(headsTrace(vectorsFrom([[1, 2]]), { heads: 2 }), 'heads.0.pattern').axes // => ['queries', 'keys']
 */
export function attentionValue(trace: HeadsTrace, name: AttentionName): AttentionGrid {
  const plain = /^(queries|keys|values|joined|output)$/.exec(name)
  if (plain !== null) return trace[plain[1] as Exclude<keyof HeadsTrace, 'heads'>]
  const [, head, stage] = /^heads\.(\d+)\.(scores|scaled|masked|pattern|mix)$/.exec(name) ?? []
  const found = trace.heads[Number(head)]
  if (found === undefined)
    throw new RangeError(
      `attentionValue needs a name like heads.0.pattern, of ${trace.heads.length} heads, got ${describe(name)}`,
    )
  return found[stage as keyof AttentionTrace]
}

/**
 * Each head's part of the vectors: head h has the numbers from h × headWidth on.
 * @returns [heads] of [tokens, headWidth]
 * @throws RangeError if the width can't be divided among so many
 */
export function splitHeads(given: Vectors, heads: number): Vectors[] {
  requireVectors('splitHeads vectors', given)
  requireInteger('splitHeads heads', heads, 1, given.width)
  const { tokens, width, data } = given
  const headWidth = width / heads
  if (!Number.isInteger(headWidth))
    throw new RangeError(`splitHeads needs a width that ${heads} heads can share, got ${width}`)
  return Array.from({ length: heads }, (_, head) => {
    const part = zerosLike(data, tokens * headWidth)
    for (let t = 0; t < tokens; t++) {
      const from = t * width + head * headWidth
      part.set(data.subarray(from, from + headWidth), t * headWidth)
    }
    return { tokens, width: headWidth, data: part }
  })
}

/**
 * The heads' parts, one beside another: the way back from `splitHeads`.
 * @returns [tokens, heads × headWidth]
 * @throws RangeError if the heads haven't all the same shape
 */
export function joinHeads(heads: readonly Vectors[]): Vectors {
  requireInteger('joinHeads heads', heads.length, 1, 2 ** 20)
  const [{ tokens, width: headWidth, data: first }] = heads
  const width = headWidth * heads.length
  const data = zerosLike(first, tokens * width)
  heads.forEach((head, h) => {
    requireVectors('joinHeads head', head)
    if (head.tokens !== tokens || head.width !== headWidth)
      throw new RangeError(
        `joinHeads needs heads of ${tokens} × ${headWidth}, got ${head.tokens} × ${head.width}`,
      )
    for (let t = 0; t < tokens; t++)
      data.set(head.data.subarray(t * headWidth, (t + 1) * headWidth), t * width + h * headWidth)
  })
  return { tokens, width, data }
}

function projected(what: string, given: Vectors, projection: Projection | undefined): Vectors {
  requireVectors(`${what} vectors`, given)
  if (projection === undefined) return given
  const { inputs, outputs, weights, biases } = projection
  if (inputs !== given.width)
    throw new RangeError(`${what} needs vectors of width ${inputs}, got ${given.width}`)
  requireLength(`${what} weights of ${outputs} × ${inputs}`, weights, outputs * inputs)
  if (biases !== undefined) requireLength(`${what} biases`, biases, outputs)
  const data = zerosLike(given.data, given.tokens * outputs)
  for (let t = 0; t < given.tokens; t++)
    for (let o = 0; o < outputs; o++) {
      let total = biases?.[o] ?? 0
      for (let i = 0; i < inputs; i++) total += weights[o * inputs + i] * given.data[t * inputs + i]
      data[t * outputs + o] = total
    }
  return { tokens: given.tokens, width: outputs, data }
}

const gridOf = (
  { tokens, width, data }: Vectors,
  rows: 'tokens' | 'queries' = 'tokens',
): AttentionGrid => ({
  axes: [rows, 'width'],
  shape: [tokens, width],
  data,
})

const vectorsOf = ({ shape: [tokens, width], data }: AttentionGrid): Vectors => ({
  tokens,
  width,
  data,
})
