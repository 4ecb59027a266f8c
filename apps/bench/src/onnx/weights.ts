import { quantized } from '@nextword/core/formats'
import { type Parameter, parametersOf, type TransformerConfig } from '@nextword/core/transformer'
import type { ElementType, Graph } from './graph.ts'

/** A model's learnt numbers in a graph. */
export interface DecoderWeights {
  /** As it lies among the parameters. */
  whole(name: string): string
  /**
   * input · Wᵀ, in so many products of a part of the outputs each.
   * @param name - of W, [outputs, inputs] among the parameters; onnxruntime wants it [inputs, outputs]
   */
  products(name: string, input: string, pieces: number): string[]
  readonly files: Readonly<Record<string, Uint8Array>>
}

/**
 * @param parameters - in the order of `parametersOf`
 * @param int8 - whether products are of bytes: weights with a scale for each output, inputs rounded when
 * they come
 */
export function decoderWeights(
  g: Graph,
  config: TransformerConfig,
  parameters: Float32Array,
  int8: boolean,
): DecoderWeights {
  const list = new Map(parametersOf(config).map((one) => [one.name, one]))
  const files: Record<string, Uint8Array> = { parameters: asBytes(parameters) }
  const named = (name: string): Parameter => {
    const found = list.get(name)
    if (found === undefined) throw new RangeError(`no parameter is called ${name}`)
    return found
  }
  const inFile = (
    name: string,
    type: ElementType,
    shape: readonly number[],
    values: Float32Array | Int8Array,
  ): string => {
    files[name] = asBytes(values)
    return g.weight(name, type, shape, { file: name, offset: 0, length: values.byteLength })
  }
  /** The weights of outputs `from` up to `to`. */
  const product = (name: string, input: string, from: number, to: number): string => {
    const { shape, offset } = named(name)
    const [inputs, outputs] = [shape[1], to - from]
    const values = parameters.subarray(offset + from * inputs, offset + to * inputs)
    const title = `${name} ${from}`
    if (!int8) {
      const weight = turnedInto(new Float32Array(values.length), values, outputs, inputs)
      return g.node('MatMul', [input, inFile(title, 'float32', [inputs, outputs], weight)])[0]
    }
    const bytes = quantized({ shape: [outputs, inputs], values })
    const weight = turnedInto(new Int8Array(values.length), bytes.values, outputs, inputs)
    const given = [
      input,
      inFile(title, 'int8', [inputs, outputs], weight),
      inFile(`${title} scales`, 'float32', [outputs], bytes.scales),
    ]
    return g.addedNode('DynamicQuantizeMatMul', given)[0]
  }
  return {
    whole(name) {
      const { shape, offset, length } = named(name)
      const place = { file: 'parameters', offset: 4 * offset, length: 4 * length }
      return g.weight(name, 'float32', shape, place)
    },
    products(name, input, pieces) {
      const [outputs] = named(name).shape
      const border = (piece: number): number => Math.floor((outputs * piece) / pieces)
      return Array.from({ length: pieces }, (_, piece) =>
        product(name, input, border(piece), border(piece + 1)),
      )
    },
    files,
  }
}

/** [rows, columns] becomes [columns, rows]. */
function turnedInto<A extends Float32Array | Int8Array>(
  turned: A,
  values: A,
  rows: number,
  columns: number,
): A {
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) turned[c * rows + r] = values[r * columns + c]
  return turned
}

const asBytes = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
