import { bytes, type Field, float, integer, joined, message, text } from './protobuf.ts'

/** What a node may be told beside its inputs: whole numbers, texts and numbers in single precision. */
export type Attribute = number | string | readonly number[] | { readonly float: number }

/** Sizes; a word stands for one that only the running knows. */
export type Shape = readonly (number | string)[]

const elementTypes = { float32: 1, int8: 3, int32: 6, int64: 7, uint8: 2 }
export type ElementType = keyof typeof elementTypes

/** Operators that onnxruntime adds to those of ONNX. */
const added = 'com.microsoft'

/** Bytes of a file. */
export interface Place {
  readonly file: string
  readonly offset: number
  readonly length: number
}

/** An ONNX graph in the making. Values go by their names. */
export interface Graph {
  /** A value that comes from outside. */
  input(name: string, type: ElementType, shape: Shape): string
  /** A value that goes outside. */
  output(name: string, type: ElementType, shape: Shape): void
  /** A value that never changes, kept in the graph's own bytes; made once for each name. */
  constant(name: string, shape: readonly number[], values: Float32Array | BigInt64Array): string
  /** A value that never changes, kept in a file beside the graph. */
  weight(name: string, type: ElementType, shape: readonly number[], place: Place): string
  /**
   * @param inputs - an empty name where an optional one is left out
   * @param outputs - how many there are, or their names
   * @returns the names of its outputs
   */
  node(
    operator: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, Attribute>>,
    outputs?: number | readonly string[],
  ): string[]
  /** As `node`, for an operator of onnxruntime's own. */
  addedNode: Graph['node']
  /** The file. */
  bytes(): Uint8Array<ArrayBuffer>
}

/** @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto for the numbers of the fields */
export function createGraph(name: string): Graph {
  const nodes: Field[] = []
  const constants: Field[] = []
  const inputs: Field[] = []
  const outputs: Field[] = []
  const known = new Set<string>()

  const nodeOf =
    (domain: string): Graph['node'] =>
    (operator, given, attributes = {}, wanted = 1) => {
      const made =
        typeof wanted === 'number'
          ? Array.from({ length: wanted }, (_, k) => `${operator}.${nodes.length}.${k}`)
          : [...wanted]
      nodes.push(
        message(1, [
          ...given.map((input) => text(1, input)),
          ...made.map((output) => text(2, output)),
          text(3, `${operator}.${nodes.length}`),
          text(4, operator),
          ...Object.entries(attributes).map(([key, value]) => attribute(key, value)),
          text(7, domain),
        ]),
      )
      return made
    }

  return {
    input(input, type, shape) {
      inputs.push(message(11, valueInfo(input, type, shape)))
      return input
    },
    output(output, type, shape) {
      outputs.push(message(12, valueInfo(output, type, shape)))
    },
    constant(constant, shape, values) {
      if (known.has(constant)) return constant
      known.add(constant)
      const type = values instanceof Float32Array ? 'float32' : 'int64'
      const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
      constants.push(message(5, [...tensor(constant, type, shape), bytes(9, raw)]))
      return constant
    },
    weight(weight, type, shape, { file, offset, length }) {
      const entry = (key: string, value: string): Field =>
        message(13, [text(1, key), text(2, value)])
      constants.push(
        message(5, [
          ...tensor(weight, type, shape),
          entry('location', file),
          entry('offset', String(offset)),
          entry('length', String(length)),
          integer(14, 1),
        ]),
      )
      return weight
    },
    node: nodeOf(''),
    addedNode: nodeOf(added),
    bytes() {
      const graph = [...nodes, text(2, name), ...constants, ...inputs, ...outputs]
      return joined([
        integer(1, 8),
        message(7, graph),
        message(8, [text(1, ''), integer(2, 20)]),
        message(8, [text(1, added), integer(2, 1)]),
      ])
    },
  }
}

function attribute(name: string, value: Attribute): Field {
  const [type, fields] =
    typeof value === 'number'
      ? [2, [integer(3, value)]]
      : typeof value === 'string'
        ? [3, [text(4, value)]]
        : 'float' in value
          ? [1, [float(2, value.float)]]
          : [7, value.map((each) => integer(8, each))]
  return message(5, [text(1, name), ...fields, integer(20, type)])
}

const tensor = (name: string, type: ElementType, shape: readonly number[]): Field[] => [
  ...shape.map((size) => integer(1, size)),
  integer(2, elementTypes[type]),
  text(8, name),
]

function valueInfo(name: string, type: ElementType, shape: Shape): Field[] {
  const sizes = shape.map((size) =>
    message(1, [typeof size === 'number' ? integer(1, size) : text(2, size)]),
  )
  return [
    text(1, name),
    message(2, [message(1, [integer(1, elementTypes[type]), message(2, sizes)])]),
  ]
}
