import type { Engine, Kernels } from '../kernels/kernels.ts'
import { plainEngine } from '../kernels/plain.ts'
import { describe, requireInteger, requireLength } from '../numbers/require.ts'
import { checkedConfig, parameterCountOf, type TransformerConfig } from './config.ts'
import { type Memory, memoryOf } from './memory.ts'
import { type Matrix, type Transformer, weightsFrom } from './model.ts'
import { type Parameter, parametersOf } from './parameters.ts'
import { buffersIn } from './pass.ts'
import { rotaryIn } from './rotary.ts'
import { requireWorkable } from './run-memory.ts'
import { sessionIn } from './session-buffers.ts'
import type { Int8Tensor, Tensor, Tensors } from './tensor.ts'

export interface TransformerOptions {
  /** Whose kernels run it; plain ones if not said. */
  readonly engine?: Engine
  /** The most tokens that a run may take at once; the whole context if not said. */
  readonly tokens?: number
  /** How many sessions there may be at a time, which the memory is kept for; 1 if not said. */
  readonly sessions?: number
  /** The most tokens that a session may read; the whole context if not said. */
  readonly sessionTokens?: number
}

/**
 * A transformer made of its learnt numbers, which are copied into the kernels' memory. Matrices may be
 * int8; such a model runs but can't be trained. Numbers that aren't finite are taken as they are: a
 * run says so.
 * @param tensors - by the names and in the shapes of `parametersOf`
 * @throws RangeError for a config that can't be, a tensor that is missing, unknown or of another
 * shape, too little memory, or a run or a session that would take more than 2 GiB to work in: give fewer
 * `tokens` or `sessionTokens` then
 * @throws TypeError for a tensor without a shape, or in numbers of another kind
 * @example
 * transformer(config, startTensors(config, seededRandom(1))).parameters.length // => 280
 */
export function transformer(
  config: TransformerConfig,
  tensors: Tensors,
  options: TransformerOptions = {},
): Transformer {
  const { engine = plainEngine, tokens = config.context, sessions = 1 } = options
  const { sessionTokens = config.context } = options
  const checked = checkedTensors(config, tensors)
  requireInteger('transformer tokens', tokens, 1, config.context)
  requireInteger('transformer sessions', sessions, 0, 2 ** 10)
  requireInteger('transformer sessionTokens', sessionTokens, 1, config.context)
  requireWorkable(checked, 'tokens', tokens)
  if (sessions > 0) requireWorkable(checked, 'sessionTokens', sessionTokens)
  const bytes = memoryOf((memory) => {
    matricesIn(memory, checked, tensors)
    rotaryIn(memory, checked)
    buffersIn(memory, checked, 1, tokens, false)
    for (let s = 0; s < sessions; s++) sessionIn(memory, checked, sessionTokens)
  })
  return transformerIn(engine.kernels(bytes), checked, tensors, { tokens, sessions, sessionTokens })
}

/**
 * As `transformer`, in memory that is already there: for kernels in double precision, or with room
 * for training too.
 * @throws RangeError for a tensor that is missing, unknown or of another shape
 */
export function transformerIn(
  kernels: Kernels,
  config: TransformerConfig,
  tensors: Tensors,
  options: Omit<TransformerOptions, 'engine'> = {},
): Transformer {
  const { tokens = config.context, sessions = 1, sessionTokens = config.context } = options
  const checked = checkedTensors(config, tensors)
  const { parameters, named } = matricesIn(kernels, checked, tensors)
  for (const [name, { values, scales }] of named) {
    const tensor = tensors.get(name)!
    values.set(tensor.values)
    scales?.set((tensor as Int8Tensor).scales)
  }
  return {
    config: checked,
    kernels,
    tokens,
    sessions,
    sessionTokens,
    parameters,
    named,
    weights: weightsFrom(checked, named),
    rotary: rotaryIn(kernels, checked),
    version: 0,
  }
}

/** A copy of a transformer's learnt numbers as they are now. */
export function tensorsOf({ config, named }: Transformer): Tensors {
  return new Map(
    parametersOf(config).map(({ name, shape }): [string, Tensor] => {
      const { values, scales } = named.get(name)!
      return [
        name,
        scales === null
          ? { shape, values: values.slice() }
          : { shape, values: values.slice(), scales: Float32Array.from(scales) },
      ]
    }),
  )
}

/** All numbers in one array if none is a byte, so that a step of learning is one sweep. */
function matricesIn(
  memory: Memory,
  config: TransformerConfig,
  tensors: Tensors,
): Pick<Transformer, 'parameters' | 'named'> {
  const list = parametersOf(config)
  const whole = list.every(({ name }) => !isInt8(tensors.get(name)))
  const parameters = whole ? memory.floats(parameterCountOf(config)) : null
  const matrix = ({ name, shape, offset, length }: Parameter): Matrix => {
    const [rows, columns = 1] = shape
    if (isInt8(tensors.get(name)))
      return { rows, columns, values: memory.bytes(length), scales: memory.floats(rows) }
    const values = parameters?.subarray(offset, offset + length) ?? memory.floats(length)
    return { rows, columns, values, scales: null }
  }
  return { parameters, named: new Map(list.map((one) => [one.name, matrix(one)])) }
}

const isInt8 = (tensor: Tensor | undefined): tensor is Int8Tensor =>
  tensor !== undefined && kindOf(tensor.values) === 'Int8Array'

/** By its tag, which arrays of another frame have too. */
const kindOf = (values: unknown): string =>
  ArrayBuffer.isView(values)
    ? Object.prototype.toString.call(values).slice(8, -1)
    : describe(values)

/** @throws TypeError unless it has a shape, and numbers of a kind that a transformer takes */
function requireKind(name: string, tensor: Tensor): void {
  const given = tensor as { readonly [part in 'shape' | 'values' | 'scales']?: unknown } | null
  if (typeof given !== 'object' || given === null)
    throw new TypeError(`a transformer needs ${name} as shape and values, got ${describe(given)}`)
  if (!Array.isArray(given.shape))
    throw new TypeError(`a transformer needs a shape of ${name}, got ${describe(given.shape)}`)
  const kind = kindOf(given.values)
  if (!['Float32Array', 'Float64Array', 'Int8Array'].includes(kind))
    throw new TypeError(
      `a transformer needs ${name} in a Float32Array, Float64Array or Int8Array, got ${kind}`,
    )
  if (kind === 'Int8Array' && kindOf(given.scales) !== 'Float32Array')
    throw new TypeError(
      `a transformer needs scales of ${name} in a Float32Array, got ${kindOf(given.scales)}`,
    )
}

/** @returns the config, checked @throws unless the tensors are those of the config */
function checkedTensors(config: TransformerConfig, tensors: Tensors): TransformerConfig {
  const checked = checkedConfig(config)
  if (typeof (tensors as Tensors | null | undefined)?.get !== 'function')
    throw new TypeError(`a transformer needs a map of tensors, got ${describe(tensors)}`)
  const list = parametersOf(checked)
  for (const { name, shape, length } of list) {
    const tensor = tensors.get(name)
    if (tensor === undefined)
      throw new RangeError(`a transformer needs ${name} of ${shape.join(' × ')}, got none`)
    requireKind(name, tensor)
    if (tensor.shape.join() !== shape.join())
      throw new RangeError(
        `a transformer needs ${name} of ${shape.join(' × ')}, got ${tensor.shape.join(' × ')}`,
      )
    requireLength(name, tensor.values, length)
    if (!isInt8(tensor)) continue
    if (shape.length !== 2) throw new RangeError(`a transformer needs ${name} in floats, got int8`)
    requireLength(`${name} scales`, tensor.scales, shape[0])
    // As wide as `matvecInt8Into` goes.
    if (shape[1] > 2 ** 14)
      throw new RangeError(`an int8 ${name} has at most 16384 columns, got ${shape[1]}`)
  }
  const known = new Set(list.map(({ name }) => name))
  for (const name of tensors.keys())
    if (!known.has(name))
      throw new RangeError(
        `a transformer of this config has no ${name.slice(0, 64)}, but ${[...known].slice(0, 3).join(', ')} …`,
      )
  return checked
}
